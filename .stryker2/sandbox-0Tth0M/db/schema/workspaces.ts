import { check, foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import {
  developerRoles,
  grantSources,
  membershipSources,
  membershipStatuses,
  superAppRoles,
  workspaceKinds,
  type GrantSource,
  type MembershipSource,
  type MembershipStatus,
  type Role,
  type WorkspaceKind,
} from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { id, moment } from "./columns";
import { mails } from "./mails";
import { people } from "./people";

export const workspaces = pgTable(
  "workspaces",
  {
    id: id(),
    kind: text("kind").$type<WorkspaceKind>().notNull(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    createdAt: moment("created_at").notNull(),
    /** Gone for everybody; the row stays for the deleted mini programs that it still owns. */
    removedAt: moment("removed_at"),
  },
  (t) => [
    check("workspaces_kind", isOneOf(t.kind, workspaceKinds)),
    check("workspaces_super_app_stays", sql`${t.kind} <> 'super_app' or ${t.removedAt} is null`),
    unique("workspaces_id_kind").on(t.id, t.kind),
    uniqueIndex("workspaces_name_key")
      .on(t.nameKey)
      .where(sql`removed_at is null`),
    uniqueIndex("workspaces_one_super_app")
      .on(t.kind)
      .where(sql`kind = 'super_app'`),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    workspaceId: uuid("workspace_id").notNull(),
    workspaceKind: text("workspace_kind").$type<WorkspaceKind>().notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    role: text("role").$type<Role>().notNull(),
    status: text("status").$type<MembershipStatus>().notNull().default("active"),
    source: text("source").$type<MembershipSource>().notNull().default("added"),
    /** Since when it stays against the groups of the person's sign-in, because nobody else could do its work. */
    keptSince: moment("kept_since"),
    addedBy: uuid("added_by").references(() => people.id),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.personId] }),
    foreignKey({
      name: "memberships_workspace",
      columns: [t.workspaceId, t.workspaceKind],
      foreignColumns: [workspaces.id, workspaces.kind],
    }),
    index("memberships_person").on(t.personId),
    check("memberships_status", isOneOf(t.status, membershipStatuses)),
    check("memberships_source", isOneOf(t.source, membershipSources)),
    check("memberships_kept_against_groups", sql`${t.keptSince} is null or ${t.source} = 'groups'`),
    check(
      "memberships_role_fits_kind",
      sql`(${t.workspaceKind} = 'super_app' and ${isOneOf(t.role, superAppRoles)}) or (${t.workspaceKind} = 'developer' and ${isOneOf(t.role, developerRoles)})`,
    ),
  ],
);

/**
 * A membership offered to an e-mail. The token is an address, not a key: only a sign-in with this verified e-mail
 * accepts it, so it stands here as it is sent and can be copied again.
 */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    workspaceId: uuid("workspace_id").notNull(),
    workspaceKind: text("workspace_kind").$type<WorkspaceKind>().notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailKey: text("email_key").notNull(),
    role: text("role").$type<Role>().notNull(),
    token: text("token").notNull(),
    /** The mail that carries the link; null where no mail is configured. */
    mailId: uuid("mail_id").references(() => mails.id),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    acceptedAt: moment("accepted_at"),
    acceptedBy: uuid("accepted_by").references(() => people.id),
    withdrawnAt: moment("withdrawn_at"),
    withdrawnBy: uuid("withdrawn_by").references(() => people.id),
  },
  (t) => [
    foreignKey({
      name: "invitations_workspace",
      columns: [t.workspaceId, t.workspaceKind],
      foreignColumns: [workspaces.id, workspaces.kind],
    }),
    uniqueIndex("invitations_token").on(t.token),
    uniqueIndex("invitations_one_open")
      .on(t.workspaceId, t.emailKey)
      .where(sql`accepted_at is null and withdrawn_at is null`),
    index("invitations_open_for")
      .on(t.emailKey)
      .where(sql`accepted_at is null and withdrawn_at is null`),
    check(
      "invitations_role_fits_kind",
      sql`(${t.workspaceKind} = 'super_app' and ${isOneOf(t.role, superAppRoles)}) or (${t.workspaceKind} = 'developer' and ${isOneOf(t.role, developerRoles)})`,
    ),
    check("invitations_accepted_by_someone", sql`(${t.acceptedAt} is null) = (${t.acceptedBy} is null)`),
    check("invitations_withdrawn_by_someone", sql`${t.withdrawnBy} is null or ${t.withdrawnAt} is not null`),
    check("invitations_end_once", sql`${t.acceptedAt} is null or ${t.withdrawnAt} is null`),
  ],
);

/** A membership that waits for a sign-in with a verified e-mail: the Workspace Admins of the environment and of the operator. */
export const membershipGrants = pgTable(
  "membership_grants",
  {
    id: id(),
    emailKey: text("email_key").notNull(),
    workspaceId: uuid("workspace_id")
      .notNull()
      .references(() => workspaces.id),
    role: text("role").$type<Role>().notNull(),
    source: text("source").$type<GrantSource>().notNull(),
    createdAt: moment("created_at").notNull(),
    usedAt: moment("used_at"),
    personId: uuid("person_id").references(() => people.id),
  },
  (t) => [
    check("membership_grants_source", isOneOf(t.source, grantSources)),
    check("membership_grants_role", isOneOf(t.role, superAppRoles)),
    check("membership_grants_used_by_someone", sql`(${t.usedAt} is null) = (${t.personId} is null)`),
    uniqueIndex("membership_grants_environment_once")
      .on(t.emailKey)
      .where(sql`source = 'environment'`),
    index("membership_grants_open")
      .on(t.emailKey)
      .where(sql`used_at is null`),
  ],
);
