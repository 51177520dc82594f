import { boolean, check, index, json, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { bytes, id, moment } from "./columns";

export const people = pgTable(
  "people",
  {
    id: id(),
    name: text("name").notNull(),
    email: text("email"),
    /** Whether the identity provider vouched for the e-mail at the last sign-in. */
    emailVerified: boolean("email_verified").notNull().default(false),
    createdAt: moment("created_at").notNull(),
    /** Their last click in any session, to some minutes. */
    lastActiveAt: moment("last_active_at"),
  },
  (t) => [index("people_email").on(sql`lower(normalize(${t.email}, NFKC))`)],
);

/** The e-mail as `emailKey` folds what somebody types. */
export const foldedEmail = sql`lower(normalize(${people.email}, NFKC))`;

/** What the identity provider said at a Workspace Admin's last sign-in, without tokens, to set up the mapping of groups. */
export const signInClaims = pgTable("sign_in_claims", {
  personId: uuid("person_id")
    .primaryKey()
    .references(() => people.id),
  at: moment("at").notNull(),
  claims: json("claims").$type<Record<string, unknown>>().notNull(),
});

export const identities = pgTable(
  "identities",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index("identities_person").on(t.personId)],
);

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    /** SHA-256 of the token in the cookie; the token itself is stored nowhere. */
    tokenHash: bytes("token_hash").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    idleEndsAt: moment("idle_ends_at").notNull(),
    endsAt: moment("ends_at").notNull(),
    /** When the provider asked the person who they are, as it said at this sign-in; null where it did not say. */
    authenticatedAt: moment("authenticated_at"),
    /** The provider's ID token of this sign-in, sealed, for the provider's own sign-out. */
    sealedIdToken: bytes("sealed_id_token"),
    address: text("address"),
    userAgent: text("user_agent"),
  },
  (t) => [
    uniqueIndex("sessions_token_hash").on(t.tokenHash),
    index("sessions_person").on(t.personId),
    index("sessions_ends_at").on(t.endsAt),
    check("sessions_token_hash_is_sha256", sql`octet_length(${t.tokenHash}) = 32`),
    check("sessions_idle_before_absolute_end", sql`${t.idleEndsAt} <= ${t.endsAt}`),
  ],
);
