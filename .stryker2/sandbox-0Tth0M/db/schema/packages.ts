import { sql } from "drizzle-orm";
import { check, foreignKey, integer, json, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, moment, plainText } from "./columns";

type Place = { file: string; line: number };
type JsapiUse = { name: string; count: number; places: Place[] };
type HostUse = { host: string; places: Place[] };

/** What the scan found in a package, beside the JSAPIs that a feature grants, which stand with each version. */
export type Findings = {
  baseJsapis: JsapiUse[];
  serverHosts: HostUse[];
  webViewHosts: HostUse[];
  computed: { count: number; places: Place[] };
  unparsed: { file: string; line: number | null; message: string }[];
};

export type StoredFile = { path: string; size: number; sha256: string };

/** Uploaded packages, each once by its SHA-256, however many versions and drafts have it. */
export const packages = pgTable(
  "packages",
  {
    /** SHA-256 of the ZIP, in hexadecimal digits. */
    digest: plainText("digest").primaryKey(),
    size: integer("size").notNull(),
    pages: text("pages").array().notNull(),
    jsapis: json("jsapis").$type<JsapiUse[]>().notNull(),
    findings: json("findings").$type<Findings>().notNull(),
    files: json("files").$type<StoredFile[]>().notNull(),
    fileCount: integer("file_count").notNull(),
    storedAt: moment("stored_at").notNull(),
  },
  (t) => [
    check("packages_digest_is_sha256", sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check("packages_size", sql`${t.size} between 1 and 20971520`),
  ],
);

/** The bytes of a package, in order, so that nobody reads or writes all of them at once. */
export const packageChunks = pgTable(
  "package_chunks",
  {
    digest: plainText("digest").notNull(),
    position: integer("position").notNull(),
    content: bytes("content").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.position] }),
    foreignKey({
      name: "package_chunks_package",
      columns: [t.digest],
      foreignColumns: [packages.digest],
    }).onDelete("cascade"),
    check("package_chunks_size", sql`octet_length(${t.content}) between 1 and 524288`),
    check("package_chunks_position_from_0", sql`${t.position} >= 0`),
  ],
);
