import {
  check,
  foreignKey,
  index,
  integer,
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
  miniProgramStates,
  miniProgramTypes,
  type Category,
  type DeveloperRole,
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
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
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
    check("mini_programs_released_has_version", sql`${t.state} <> 'released' or ${t.releasedVersion} is not null`),
    check("mini_programs_at_most_3_categories", sql`cardinality(${t.categories}) <= 3`),
  ],
);

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
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.personId] }),
    index("mini_program_members_person").on(t.personId, t.role, t.miniProgramId),
    check("mini_program_members_role", isOneOf(t.role, developerRoles)),
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
