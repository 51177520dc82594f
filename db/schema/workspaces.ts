import { check, foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import {
  developerRoles,
  grantSources,
  membershipStatuses,
  superAppRoles,
  workspaceKinds,
  type GrantSource,
  type MembershipStatus,
  type Role,
  type WorkspaceKind,
} from "../../lib/vocabulary";
import { isOneOf } from "./checks";
import { id, moment } from "./columns";
import { people } from "./people";

export const workspaces = pgTable(
  "workspaces",
  {
    id: id(),
    kind: text("kind").$type<WorkspaceKind>().notNull(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    check("workspaces_kind", isOneOf(t.kind, workspaceKinds)),
    unique("workspaces_id_kind").on(t.id, t.kind),
    uniqueIndex("workspaces_name_key").on(t.nameKey),
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
    check(
      "memberships_role_fits_kind",
      sql`(${t.workspaceKind} = 'super_app' and ${isOneOf(t.role, superAppRoles)}) or (${t.workspaceKind} = 'developer' and ${isOneOf(t.role, developerRoles)})`,
    ),
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
