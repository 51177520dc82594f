import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Db } from "@/db/connect";
import { memberships, miniProgramMembers, people } from "@/db/schema";
import type { Actor } from "@/lib/access/actor";
import { assertCan, can, type Target } from "@/lib/access/can";
import { explain } from "@/lib/access/explain";
import { findHolders } from "@/lib/access/holders";
import { matrix, type Action } from "@/lib/access/matrix";
import { DomainError, type Refusal } from "@/lib/errors";
import { developerRoles, membershipStatuses, superAppRoles, type DeveloperRole, type Role } from "@/lib/vocabulary";
import { actorOf, ctxOf } from "@/tests/support/actors";
import { oracleScopes } from "./oracle";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld, type SmallWorld } from "@/tests/support/small-world";
import {
  addMiniProgram,
  addPerson,
  addWorkspace,
  superAppWorkspace,
  testNow,
  type MiniProgram,
  type Workspace,
} from "@/tests/support/world";

const database = await freshDatabase();
const actions = Object.keys(matrix) as Action[];
const places = ["bank", "cafe", "trams"] as const;
const status = fc.constantFrom(...membershipStatuses);

const held = (roles: readonly Role[]) => fc.option(fc.record({ role: fc.constantFrom(...roles), status }), { freq: 2 });
const somebody = fc.record({
  bank: held(superAppRoles),
  cafe: held(developerRoles),
  trams: held(developerRoles),
  on: fc.record({
    bank: fc.option(fc.constantFrom(...developerRoles), { freq: 2 }),
    cafe: fc.option(fc.constantFrom(...developerRoles), { freq: 2 }),
    trams: fc.option(fc.constantFrom(...developerRoles), { freq: 2 }),
  }),
});
type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never;
type Place = (typeof places)[number];
type Places = Record<Place, { workspace: Workspace; miniProgram: MiniProgram }>;

test("an explanation names exactly the people who can do it here, and never a blocked one", () =>
  database.withRollback(async (base) => {
    const at = await threePlaces(base);
    const target = fc.record({
      kind: fc.constantFrom("miniProgram", "workspace", "console"),
      place: fc.constantFrom(...places),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(somebody, { minLength: 1, maxLength: 8 }),
        fc.array(fc.record({ action: fc.constantFrom(...actions), target }), { minLength: 8, maxLength: 20 }),
        (crowd, attempts) =>
          rolledBack(base, async (db) => {
            const [actor, ...others] = await settle(db, at, crowd);
            if (!actor) return;
            for (const { action, target } of attempts.filter(makesSense)) {
              const { miniProgram, workspace } = at[target.place];
              const towards = (person: Settled): Target => {
                if (target.kind === "miniProgram")
                  return { miniProgram: { ...miniProgram, memberRole: person.on[target.place] } };
                return target.kind === "workspace" ? { workspace } : {};
              };
              const refusal = refusalOf(actor, action, towards(actor));
              if (!refusal) continue;
              const named = new Set(await findHolders(db, actor, refusal));
              const reachesHere = (person: Settled) =>
                can(person, action, towards(person)) ||
                (target.kind === "console" &&
                  actor.memberships.some(({ workspaceId }) => can(person, action, { workspace: { id: workspaceId } })));
              expect(
                others.filter(({ name }) => named.has(name)).filter((person) => !reachesHere(person)),
                "named without the right",
              ).toEqual([]);
              if (target.kind === "console") continue;
              const able = others.filter((person) => can(person, action, towards(person)));
              expect(
                able.filter(({ name }) => !named.has(name)),
                "able and not named",
              ).toEqual([]);
            }
          }),
      ),
      { numRuns: 60 },
    );
  }));

/** Only a mini program has members, and what is done to one is not done to a workspace. */
function makesSense({ action, target }: { action: Action; target: { kind: string } }): boolean {
  const scope = oracleScopes[action] ?? "mini program";
  return target.kind === "miniProgram" ? scope !== "workspace" : scope !== "mini program";
}

type Settled = Actor & { on: Somebody["on"] };

/** Puts everybody into the tables, and says who they are then to the console. */
async function settle(db: Db, at: Places, crowd: Somebody[]): Promise<Settled[]> {
  const settled = crowd.map((one, index): Settled => {
    const active = places.flatMap((place) => {
      const membership = one[place];
      if (membership?.status !== "active") return [];
      const { id, name, kind } = at[place].workspace;
      return [{ workspaceId: id, workspaceName: name, workspaceKind: kind, role: membership.role }];
    });
    return {
      personId: randomUUID(),
      name: `Person ${index}`,
      email: null,
      memberships: active,
      runsMiniPrograms: false,
      sessionId: null,
      address: null,
      on: one.on,
    };
  });
  await db.insert(people).values(settled.map(({ personId, name }) => ({ id: personId, name, createdAt: testNow })));
  const belonging = crowd.flatMap((one, index) =>
    places.flatMap((place) => {
      const membership = one[place];
      const { id, kind } = at[place].workspace;
      return membership
        ? [
            {
              ...membership,
              workspaceId: id,
              workspaceKind: kind,
              personId: settled[index]?.personId ?? "",
              createdAt: testNow,
            },
          ]
        : [];
    }),
  );
  if (belonging.length > 0) await db.insert(memberships).values(belonging);
  const onMiniPrograms = settled.flatMap(({ personId, on }) =>
    (Object.entries(on) as [Place, DeveloperRole | null][]).flatMap(([place, role]) =>
      role ? [{ miniProgramId: at[place].miniProgram.id, personId, role, addedBy: personId, createdAt: testNow }] : [],
    ),
  );
  if (onMiniPrograms.length > 0) await db.insert(miniProgramMembers).values(onMiniPrograms);
  return settled;
}

async function threePlaces(db: Db): Promise<Places> {
  const creator = await addPerson(db, "Creator");
  const place = async (workspace: Workspace) => ({
    workspace,
    miniProgram: await addMiniProgram(db, workspace, creator),
  });
  return {
    bank: await place(await superAppWorkspace(db)),
    cafe: await place(await addWorkspace(db)),
    trams: await place(await addWorkspace(db)),
  };
}

function refusalOf(actor: Actor, action: Action, target: Target): Refusal | undefined {
  try {
    assertCan(actor, action, target);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.refusal : undefined;
  }
}

async function rolledBack(db: Db, work: (db: Db) => Promise<void>): Promise<void> {
  const done = new Error("done");
  await db
    .transaction(async (tx) => {
      await work(tx);
      throw done;
    })
    .catch((error: unknown) => {
      if (error !== done) throw error;
    });
}

describe("who is named", () => {
  const explained = async (db: Db, world: SmallWorld, person: keyof SmallWorld["people"], refusal: Refusal) =>
    explain(await ctxOf(db, world.people[person]), refusal);

  test.each<[keyof SmallWorld["people"], (world: SmallWorld) => Refusal, string]>([
    [
      "admin",
      ({ miniPrograms: { latte } }) => ({ action: "configuration.edit", miniProgram: latte }),
      "Only Developer Admins of this mini program can edit its configuration: Carla Cafe, Leo Latte.",
    ],
    [
      "latteDeveloper",
      ({ miniPrograms: { latte } }) => ({ action: "information.edit", miniProgram: latte }),
      "Only Workspace Admins and Developer Admins of this mini program can edit its information: Carla Cafe, Leo Latte, Ada Admin.",
    ],
    [
      "cafeAdmin",
      ({ miniPrograms: { latte } }) => ({ action: "miniProgram.suspend", miniProgram: latte }),
      "Only Workspace Admins and Workspace Reviewers can suspend this mini program: Ada Admin, Rosa Reviewer.",
    ],
    [
      "newcomer",
      () => ({ action: "miniProgram.create" }),
      "Only Workspace Admins, Workspace Developers and Developer Admins can create mini programs: Carla Cafe, Ada Admin.",
    ],
    // What is done in a workspace is not asked of a mini program.
    [
      "newcomer",
      ({ miniPrograms: { latte } }) => ({ action: "miniProgram.create", miniProgram: latte }),
      "Only Workspace Admins, Workspace Developers and Developer Admins can create mini programs: Carla Cafe, Ada Admin.",
    ],
    [
      "reviewer",
      () => ({ action: "miniProgram.create" }),
      "Only Workspace Admins, Workspace Developers and Developer Admins can create mini programs: Ada Admin, Bela Builder.",
    ],
    [
      "outsider",
      () => ({ action: "miniProgram.create" }),
      "Only Workspace Admins, Workspace Developers and Developer Admins can create mini programs.",
    ],
    [
      "newcomer",
      () => ({ action: "audit.view" }),
      "Only Workspace Admins, Workspace Reviewers and Developer Admins can see the audit log: Carla Cafe, Ada Admin, Rosa Reviewer.",
    ],
    [
      "newcomer",
      ({ workspaces: { cafe } }) => ({ action: "workspace.manage", workspaceId: cafe.id }),
      "Only Workspace Admins and Developer Admins can manage this workspace: Carla Cafe, Ada Admin.",
    ],
    // What is done in the super-app workspace alone is not asked of another.
    [
      "newcomer",
      ({ workspaces: { cafe } }) => ({ action: "approval.decide", workspaceId: cafe.id }),
      "Only Workspace Admins and Workspace Reviewers can decide approval requests: Ada Admin, Rosa Reviewer.",
    ],
    [
      "newcomer",
      () => ({ action: "information.edit" }),
      "Only Workspace Admins and Developer Admins of this mini program can edit its information: Ada Admin.",
    ],
    ["builder", () => ({ action: "settings.manage" }), "Only Workspace Admins can change the settings: Ada Admin."],
  ])("%s: %#", (person, refusal, sentence) =>
    database.withRollback(async (db) => {
      const world = await smallWorld(db);
      expect(await explained(db, world, person, refusal(world))).toBe(sentence);
    }),
  );

  test("of many the three nearest are named, and the others counted", () =>
    database.withRollback(async (db) => {
      const world = await smallWorld(db);
      const { superApp, cafe } = world.workspaces;
      const more = ["Ann", "Abe", "Amy"].map((name) => ({ id: randomUUID(), name, createdAt: testNow }));
      await db.insert(people).values(more);
      await db.insert(memberships).values(
        more.map(({ id }) => ({
          workspaceId: superApp.id,
          workspaceKind: "super_app" as const,
          personId: id,
          role: "workspace_admin" as const,
          createdAt: testNow,
        })),
      );
      const sentence = await explained(db, world, "newcomer", { action: "workspace.manage", workspaceId: cafe.id });
      expect(sentence).toMatch(/: Carla Cafe, Abe, Ada Admin and 2 more\.$/);
    }));

  test("two people of one name are two", () =>
    database.withRollback(async (db) => {
      const world = await smallWorld(db);
      const { superApp } = world.workspaces;
      const twin = await addPerson(db, "Ada Admin");
      await db.insert(memberships).values({
        workspaceId: superApp.id,
        workspaceKind: "super_app",
        personId: twin.id,
        role: "workspace_admin",
        createdAt: testNow,
      });
      const actor = await actorOf(db, world.people.builder);
      expect(await findHolders(db, actor, { action: "settings.manage" })).toEqual(["Ada Admin", "Ada Admin"]);
    }));
});
