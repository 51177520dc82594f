import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { signInClaims, workspaces as allWorkspaces } from "@/db/schema";
import { getSignInGroups } from "@/lib/workspace/get-sign-in-groups";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";

const database = await freshDatabase();

test("without a mapping it is said what one's own last sign-in brought, if there was one", () =>
  database.withRollback(async (db) => {
    const { people } = await smallWorld(db);
    const ctx = await ctxOf(db, people.admin);
    expect(await getSignInGroups(ctx, { mapping: null })).toEqual({ claim: null, mapping: [], signIn: null });
    const claims = { sub: "ada", teams: ["cafe-devs"] };
    await db.insert(signInClaims).values([
      { personId: people.admin.id, at: testNow, claims },
      { personId: people.reviewer.id, at: testNow, claims: { sub: "rosa" } },
    ]);
    expect(await getSignInGroups(ctx, { mapping: null })).toEqual({
      claim: null,
      mapping: [],
      signIn: { at: testNow, claims, groups: [] },
    });
  }));

test("of each group it is said what it gives, whether there is such a workspace with such a role, and whether one has it", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const { superApp, cafe, trams } = workspaces;
    await db.update(allWorkspaces).set({ removedAt: testNow }).where(eq(allWorkspaces.id, trams.id));
    const claims = { sub: "ada", teams: ["admins", "cafe", "of nobody"] };
    await db.insert(signInClaims).values({ personId: people.admin.id, at: testNow, claims });
    const inCafe = { id: cafe.id, name: "Corner Cafe" };
    const found = await getSignInGroups(await ctxOf(db, people.admin), {
      mapping: {
        claim: "teams",
        roles: {
          admins: { workspace: "super-app", role: "workspace_admin" },
          cafe: { workspace: cafe.id.toUpperCase(), role: "developer" },
          "cafe-leads": { workspace: cafe.id, role: "developer_admin" },
          wrong: { workspace: cafe.id, role: "workspace_reviewer" },
          "wrong too": { workspace: "super-app", role: "developer" },
          removed: { workspace: trams.id, role: "developer" },
          unknown: { workspace: randomUUID(), role: "developer" },
        },
      },
    });
    expect(found).toEqual({
      claim: "teams",
      mapping: [
        {
          ...{ group: "admins", role: "workspace_admin", isMine: true },
          workspace: { id: superApp.id, name: superApp.name },
        },
        { group: "cafe", role: "developer", workspace: inCafe, isMine: true },
        { group: "cafe-leads", role: "developer_admin", workspace: inCafe, isMine: false },
        { group: "wrong", role: "workspace_reviewer", workspace: null, isMine: false },
        { group: "wrong too", role: "developer", workspace: null, isMine: false },
        { group: "removed", role: "developer", workspace: null, isMine: false },
        { group: "unknown", role: "developer", workspace: null, isMine: false },
      ],
      signIn: { at: testNow, claims, groups: ["admins", "cafe", "of nobody"] },
    });
  }));

test("a mapping of the super-app workspace alone is found, and nobody's groups are one's own before a sign-in", () =>
  database.withRollback(async (db) => {
    const { people, workspaces } = await smallWorld(db);
    const { id, name } = workspaces.superApp;
    const roles = { admins: { workspace: "super-app", role: "workspace_admin" } } as const;
    expect(await getSignInGroups(await ctxOf(db, people.admin), { mapping: { claim: "teams", roles } })).toEqual({
      claim: "teams",
      mapping: [{ group: "admins", role: "workspace_admin", workspace: { id, name }, isMine: false }],
      signIn: null,
    });
  }));
