import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import {
  developerRoles,
  informationFields,
  miniProgramStates,
  miniProgramTypes,
  type Category,
  type DeveloperRole,
  type InformationField,
  type MiniProgramState,
  type MiniProgramType,
  type RequiredInformation,
} from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { bytes, id, moment, plainText } from "./columns";
import { people } from "./people";
import { workspaces } from "./workspaces";

export const miniPrograms = pgTable(
  "mini_programs",
  {
    id: plainText("id").primaryKey(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id),
    type: text("type").$type<MiniProgramType>().notNull(),
    state: text("state").$type<MiniProgramState>().notNull().default("created"),
    releasedVersion: text("released_version"),
    /** The highest number that a version ever had, as `versions.position` writes it; a trigger raises it. */
    highestVersion: bigint("highest_version", { mode: "number" }).notNull().default(0),
    defaultLanguage: text("default_language").notNull(),
    /** The name in the default language, and the key that lists sort by. */
    name: text("name").notNull(),
    sortName: plainText("sort_name").notNull(),
    /**
     * What the list searches: names of all languages, the creator's name and e-mail, folded (lib/text/search-text).
     * The index mini_programs_keys holds every one, two and three characters in a row of it: it serves terms of any length.
     */
    searchText: plainText("search_text").notNull(),
    categories: text("categories").array().$type<Category[]>().notNull(),
    /** One of its own logos (mini_programs_logo_is_its_own, in SQL: the two tables name each other). */
    logoId: uuid("logo_id"),
    serviceEmail: text("service_email"),
    servicePhone: text("service_phone"),
    entranceUrl: text("entrance_url"),
    /** What a first submission still needs, kept with every change so that lists can say it and filter by it. */
    missing: text("missing").array().$type<RequiredInformation[]>().notNull(),
    /**
     * Whether something of it waits for those who run it: a version to be released or mended, or an approved removal. A
     * trigger keeps it with the versions, removals and suspensions (migration 0018).
     */
    hasNextStep: boolean("has_next_step").notNull().default(false),
    /** Counts the changes of all of its information: an edit names the one that it began from. */
    informationRevision: integer("information_revision").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    archivedAt: moment("archived_at"),
    /** Hidden since then, and purged some days later; a restore brings back the state that it had. */
    deletedAt: moment("deleted_at"),
    deletedBy: uuid("deleted_by").references(() => people.id),
    stateBeforeDeletion: text("state_before_deletion").$type<MiniProgramState>(),
    /** The key of the form that made it: the same form sent twice makes one. */
    formKey: uuid("form_key").notNull(),
  },
  (t) => [
    unique("mini_programs_id_workspace").on(t.id, t.workspaceId),
    unique("mini_programs_form_key").on(t.createdBy, t.formKey),
    index("mini_programs_updated").on(t.updatedAt, t.id),
    index("mini_programs_name").on(t.sortName, t.id),
    index("mini_programs_created").on(t.createdAt, t.id),
    index("mini_programs_workspace_updated").on(t.workspaceId, t.updatedAt, t.id),
    index("mini_programs_workspace_name").on(t.workspaceId, t.sortName, t.id),
    index("mini_programs_workspace_created").on(t.workspaceId, t.createdAt, t.id),
    check("mini_programs_id_is_16_digits", sql`${t.id} ~ '^[1-9][0-9]{15}$'`),
    check("mini_programs_type", isOneOf(t.type, miniProgramTypes)),
    check("mini_programs_state", isOneOf(t.state, miniProgramStates)),
    check("mini_programs_entrance_is_of_html5", sql`(${t.entranceUrl} is not null) = (${t.type} = 'html5')`),
    index("mini_programs_next_step")
      .on(t.workspaceId, t.id)
      .where(sql`has_next_step`),
    index("mini_programs_deleted")
      .on(t.deletedAt)
      .where(sql`deleted_at is not null`),
    check("mini_programs_released_has_version", sql`(${t.state} = 'released') = (${t.releasedVersion} is not null)`),
    check(
      "mini_programs_archived_since",
      sql`(coalesce(${t.stateBeforeDeletion}, ${t.state}) = 'archived') = (${t.archivedAt} is not null)`,
    ),
    check(
      "mini_programs_deleted_by_somebody",
      sql`(${t.state} = 'deleted') = (${t.deletedAt} is not null) and (${t.deletedAt} is null) = (${t.deletedBy} is null)`,
    ),
    check(
      "mini_programs_deleted_from_a_state",
      sql`(${t.deletedAt} is null) = (${t.stateBeforeDeletion} is null) and (${t.stateBeforeDeletion} is null or ${t.stateBeforeDeletion} in ('created', 'archived'))`,
    ),
    check("mini_programs_at_most_3_categories", sql`cardinality(${t.categories}) <= 3`),
  ],
);

/** What the index mini_programs_keys holds of a mini program, exactly as it was made (migration 0002): else it is not used. */
export const miniProgramKeys = sql`mini_program_keys(id, search_text, workspace_id, type, state, categories, missing)`;

export const miniProgramTexts = pgTable(
  "mini_program_texts",
  {
    miniProgramId: plainText("mini_program_id").notNull(),
    workspaceId: uuid("workspace_id").notNull(),
    language: text("language").notNull(),
    name: text("name").notNull(),
    /** The name normalised and case folded: names are unique per workspace within a language. */
    nameKey: text("name_key").notNull(),
    tagline: text("tagline").notNull().default(""),
    description: text("description").notNull().default(""),
    keywords: text("keywords").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.language] }),
    foreignKey({
      name: "mini_program_texts_mini_program",
      columns: [t.miniProgramId, t.workspaceId],
      foreignColumns: [miniPrograms.id, miniPrograms.workspaceId],
    }).onDelete("cascade"),
    uniqueIndex("mini_program_texts_name").on(t.workspaceId, t.language, t.nameKey),
    check("mini_program_texts_at_most_10_keywords", sql`cardinality(${t.keywords}) <= 10`),
  ],
);

export const miniProgramMembers = pgTable(
  "mini_program_members",
  {
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role").$type<DeveloperRole>().notNull(),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    /** Why a Workspace Admin joined; null for everybody else. */
    joinReason: text("join_reason"),
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.personId] }),
    index("mini_program_members_person").on(t.personId, t.role, t.miniProgramId),
    check("mini_program_members_role", isOneOf(t.role, developerRoles)),
  ],
);

/** The history of the information: one row for each field that changed. The language is null for what stands once for all of them. */
export const informationChanges = pgTable(
  "information_changes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    language: text("language"),
    /** The revision of the information that this change made. */
    revision: integer("revision").notNull(),
    field: text("field").$type<InformationField>().notNull(),
    /** A text, a list of texts, or null where there was nothing; of a logo its ID. */
    before: json("before").$type<string | string[] | null>(),
    after: json("after").$type<string | string[] | null>(),
    changedBy: uuid("changed_by")
      .notNull()
      .references(() => people.id),
    changedAt: moment("changed_at").notNull(),
  },
  (t) => [
    index("information_changes_mini_program").on(t.miniProgramId, t.id),
    check("information_changes_field", isOneOf(t.field, informationFields)),
  ],
);

/** Logos as the console encoded them anew. One without a mini program is somebody's draft from a form, kept for a day. */
export const logos = pgTable(
  "logos",
  {
    id: id(),
    miniProgramId: plainText("mini_program_id").references((): AnyPgColumn => miniPrograms.id, { onDelete: "cascade" }),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => people.id),
    side: integer("side").notNull(),
    image: bytes("image").notNull(),
    thumbnail: bytes("thumbnail").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    unique("logos_of_mini_program").on(t.id, t.miniProgramId),
    index("logos_mini_program").on(t.miniProgramId),
    index("logos_drafts")
      .on(t.createdAt)
      .where(sql`mini_program_id is null`),
  ],
);
