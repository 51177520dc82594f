import { sql } from "drizzle-orm";
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { versionEvents, versionStates, type VersionEvent, type VersionState } from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { id, moment, plainText } from "./columns";
import { miniPrograms } from "./mini-programs";
import { packages } from "./packages";
import { people } from "./people";
import { approvalRequests } from "./requests";

/** The uploaded builds of mini programs. What one is made of never changes (a trigger), nor is its number used again. */
export const versions = pgTable(
  "versions",
  {
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    number: plainText("number").notNull(),
    /** The number as one that sorts: major × 10⁸ + minor × 10⁴ + patch. */
    position: bigint("position", { mode: "number" }).notNull(),
    state: text("state").$type<VersionState>().notNull().default("developing"),
    /** Of a native one, its package; of an HTML5 one, the entrance at the time of its upload. */
    packageDigest: plainText("package_digest").references(() => packages.digest),
    entranceUrl: text("entrance_url"),
    /** SHA-256 in hexadecimal digits: of the package, or over the entrance and the declared JSAPIs. */
    digest: plainText("digest").notNull(),
    jsapiCount: integer("jsapi_count").notNull(),
    uploadNote: text("upload_note").notNull().default(""),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => people.id),
    uploadedAt: moment("uploaded_at").notNull(),
    /** When somebody asked for it first; from then on it cannot be deleted. */
    submittedAt: moment("submitted_at"),
    /** Of a grayscale release: which share of the users gets it, in percent. */
    share: integer("share"),
    isPaused: boolean("is_paused").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.number] }),
    uniqueIndex("versions_order").on(t.miniProgramId, t.position),
    uniqueIndex("versions_one_released")
      .on(t.miniProgramId)
      .where(sql`state = 'released'`),
    uniqueIndex("versions_one_under_test")
      .on(t.miniProgramId)
      .where(sql`state in ('pilot', 'grayscale')`),
    uniqueIndex("versions_one_in_review")
      .on(t.miniProgramId)
      .where(sql`state = 'in_review'`),
    // Whoever uploaded it is to mend it.
    index("versions_rejected")
      .on(t.uploadedBy)
      .where(sql`state = 'rejected'`),
    index("versions_package").on(t.packageDigest),
    check("versions_state", isOneOf(t.state, versionStates)),
    check("versions_number", sql`${t.number} ~ '^(0|[1-9][0-9]{0,3})(\\.(0|[1-9][0-9]{0,3})){2}$'`),
    check(
      "versions_position_is_its_number",
      sql`${t.number} = concat_ws('.', ${t.position} / 100000000, ${t.position} / 10000 % 10000, ${t.position} % 10000)`,
    ),
    check("versions_digest_is_sha256", sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check("versions_made_of_one_thing", sql`(${t.packageDigest} is null) <> (${t.entranceUrl} is null)`),
    check("versions_digest_of_package", sql`${t.packageDigest} is null or ${t.packageDigest} = ${t.digest}`),
    check("versions_asked_for_once_beyond_developing", sql`${t.state} = 'developing' or ${t.submittedAt} is not null`),
    check("versions_share_of_grayscale", sql`(${t.state} = 'grayscale') = (${t.share} is not null)`),
    check("versions_share", sql`${t.share} between 1 and 99`),
    check("versions_paused_grayscale", sql`not ${t.isPaused} or ${t.state} = 'grayscale'`),
  ],
);

/** The JSAPIs that a version uses, or was declared to use, and that a feature must grant. */
export const versionJsapis = pgTable(
  "version_jsapis",
  {
    miniProgramId: plainText("mini_program_id").notNull(),
    number: plainText("number").notNull(),
    name: plainText("name").notNull(),
    /** How often the package names it, and where first; null where it was declared. */
    count: integer("count"),
    places: json("places").$type<{ file: string; line: number }[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.number, t.name] }),
    foreignKey({
      name: "version_jsapis_version",
      columns: [t.miniProgramId, t.number],
      foreignColumns: [versions.miniProgramId, versions.number],
    }).onDelete("cascade"),
    index("version_jsapis_name").on(t.name),
  ],
);

export const versionReleaseNotes = pgTable(
  "version_release_notes",
  {
    miniProgramId: plainText("mini_program_id").notNull(),
    number: plainText("number").notNull(),
    language: text("language").notNull(),
    note: text("note").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.number, t.language] }),
    foreignKey({
      name: "version_release_notes_version",
      columns: [t.miniProgramId, t.number],
      foreignColumns: [versions.miniProgramId, versions.number],
    }).onDelete("cascade"),
    check("version_release_notes_length", sql`char_length(${t.note}) between 1 and 2000`),
  ],
);

/** What happened to a version, in its order: who, when and why. The release progress is read off it. */
export const versionSteps = pgTable(
  "version_steps",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    miniProgramId: plainText("mini_program_id").notNull(),
    number: plainText("number").notNull(),
    event: text("event").$type<VersionEvent>().notNull(),
    /** The state in which it left the version. */
    state: text("state").$type<VersionState>().notNull(),
    /** Null where the console itself did it. */
    personId: uuid("person_id").references(() => people.id),
    at: moment("at").notNull(),
    share: integer("share"),
    /** The reason or comment that was given. */
    words: text("words"),
    requestNumber: bigint("request_number", { mode: "number" }).references(() => approvalRequests.number),
  },
  (t) => [
    foreignKey({
      name: "version_steps_version",
      columns: [t.miniProgramId, t.number],
      foreignColumns: [versions.miniProgramId, versions.number],
    }).onDelete("cascade"),
    index("version_steps_version_order").on(t.miniProgramId, t.number, t.id),
    check("version_steps_event", isOneOf(t.event, versionEvents)),
    check("version_steps_state", isOneOf(t.state, versionStates)),
  ],
);

/**
 * What somebody has uploaded and not yet made a version of: its findings, or what is wrong with it. Kept for a day, and
 * belongs to whoever uploaded it.
 */
export const versionDrafts = pgTable(
  "version_drafts",
  {
    id: id(),
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    number: plainText("number").notNull(),
    uploadNote: text("upload_note").notNull(),
    fileName: text("file_name"),
    packageDigest: plainText("package_digest").references(() => packages.digest),
    entranceUrl: text("entrance_url"),
    /** Of an HTML5 one, what it was declared to use. */
    jsapis: text("jsapis").array(),
    /** Why the package was refused. */
    problems: json("problems").$type<{ file: string | null; message: string }[]>(),
  },
  (t) => [
    index("version_drafts_created").on(t.createdAt),
    index("version_drafts_mini_program").on(t.miniProgramId),
    index("version_drafts_package").on(t.packageDigest),
    check("version_drafts_one_outcome", sql`num_nonnulls(${t.packageDigest}, ${t.entranceUrl}, ${t.problems}) = 1`),
    check("version_drafts_declared", sql`(${t.entranceUrl} is null) = (${t.jsapis} is null)`),
  ],
);
