import { sql } from "drizzle-orm";
import { check, json, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, id, moment, plainText } from "./columns";
import { people } from "./people";

/** Keys with which the app's own servers ask what is released. The key itself is stored nowhere. */
export const deploymentKeys = pgTable(
  "deployment_keys",
  {
    id: id(),
    name: text("name").notNull(),
    /** SHA-256 of the key, and its last characters, by which people tell it from others. */
    keyHash: bytes("key_hash").notNull(),
    ending: text("ending").notNull(),
    madeBy: uuid("made_by")
      .notNull()
      .references(() => people.id),
    madeAt: moment("made_at").notNull(),
    /** To some minutes. */
    lastUsedAt: moment("last_used_at"),
    revokedBy: uuid("revoked_by").references(() => people.id),
    revokedAt: moment("revoked_at"),
  },
  (t) => [
    uniqueIndex("deployment_keys_hash").on(t.keyHash),
    check("deployment_keys_hash_is_sha256", sql`octet_length(${t.keyHash}) = 32`),
    check("deployment_keys_name", sql`char_length(${t.name}) between 1 and 64`),
    check("deployment_keys_revoked_by_somebody", sql`(${t.revokedAt} is null) = (${t.revokedBy} is null)`),
  ],
);

/** What release answers are signed with: the newest signs, older ones verify as long as an answer of theirs may be kept. */
export const signingKeys = pgTable("signing_keys", {
  id: plainText("id").primaryKey(),
  publicKey: json("public_key").$type<Record<string, unknown>>().notNull(),
  /** The private key as JWK, sealed with the session secret. */
  sealedPrivateKey: bytes("sealed_private_key").notNull(),
  madeAt: moment("made_at").notNull(),
});
