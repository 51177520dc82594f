import { describe, expect, test } from "vitest";
import { assertCan, can, ownWorkspacesFor, type Target } from "@/lib/access/can";
import { effectiveRoles } from "@/lib/access/effective-roles";
import { matrix, type Action } from "@/lib/access/matrix";
import { oracle, oracleRoles, oracleSays, oracleScopes, type OracleRole } from "./oracle";
import { actor, situations, standing, type Situation } from "./standings";

const actions = Object.keys(matrix) as Action[];

describe("the matrix is the one of the specification, cell by cell", () => {
  test("it has exactly its rows, in its order", () => {
    expect(actions).toEqual(oracle.map(([action]) => action));
  });

  const cells = oracle.flatMap(([action]) =>
    (Object.keys(oracleRoles) as OracleRole[]).map((role) => [action, role] as const),
  );
  test.each(cells)("%s for %s", (action, role) => {
    expect(matrix[action as Action][oracleRoles[role]]).toBe(oracleSays(action, role));
  });
});

const says = (action: Action, roles: OracleRole[]) => roles.some((role) => oracleSays(action, role));
const everything = (allowed: (action: Action) => boolean) => actions.filter(allowed);
const runs = ({ memberRole, towards }: Situation) => memberRole === "developer_admin" && towards.includes("DA");
const actorIn = (situation: Situation) => actor(situation.memberships, runs(situation));

describe.each(situations)("$who", (situation) => {
  const me = actorIn(situation);
  const allowed = (target: Target) => everything((action) => can(me, action, target));
  const expected = (roles: Record<"miniProgram" | "workspace" | "anywhere", OracleRole[]>) =>
    everything((action) => {
      const scope = oracleScopes[action];
      if (scope === "workspace") return says(action, roles.workspace);
      if (scope === "super-app") return says(action, situation.superApp);
      return says(action, scope === "anywhere" ? roles.anywhere : roles.miniProgram);
    });

  test("has these effective roles towards a mini program of the cafe", () => {
    const roles = effectiveRoles(me, standing(situation)).map(({ role }) => role);
    expect(new Set(roles)).toEqual(new Set(situation.towards.map((role) => oracleRoles[role])));
  });

  test("may do this on a mini program of the cafe", () => {
    const roles = { miniProgram: situation.towards, workspace: situation.inCafe, anywhere: situation.towards };
    const onMiniProgram = (action: Action) => oracleScopes[action] !== "workspace";
    expect(allowed({ miniProgram: standing(situation) }).filter(onMiniProgram)).toEqual(
      expected(roles).filter(onMiniProgram),
    );
  });

  test.each([
    ["the cafe", "cafe", "inCafe"],
    ["the other developer workspace", "trams", "inTrams"],
    ["the super-app workspace", "bank", "inBank"],
    ["a workspace that does not exist", "nowhere", null],
  ] as const)("may do this in %s", (_name, id, key) => {
    const wa: OracleRole[] = situation.superApp.includes("WA") ? ["WA"] : [];
    const roles = key === null ? wa : situation[key];
    expect(allowed({ workspace: { id } })).toEqual(expected({ miniProgram: [], workspace: roles, anywhere: roles }));
  });

  test("may do this in the console as a whole", () => {
    const wa: OracleRole[] = situation.superApp.includes("WA") ? ["WA"] : [];
    expect(allowed({})).toEqual(expected({ miniProgram: [], workspace: wa, anywhere: situation.anywhere }));
  });

  test("has these own workspaces to create mini programs in", () => {
    const places = { cafe: situation.inCafe, trams: situation.inTrams, bank: situation.inBank };
    const own = Object.entries(places).filter(([id]) =>
      situation.memberships.some(({ workspaceId }) => workspaceId === id),
    );
    const expectedIds = own.filter(([, roles]) => says("miniProgram.create", roles)).map(([id]) => id);
    expect(ownWorkspacesFor(me, "miniProgram.create").sort()).toEqual(expectedIds.sort());
  });

  test("is refused with “not found” what they may not see, and with “forbidden” what they may see", () => {
    const miniProgram = standing(situation);
    const sees = says("miniProgram.view", situation.towards);
    for (const action of actions) {
      if (can(me, action, { miniProgram })) {
        expect(() => assertCan(me, action, { miniProgram })).not.toThrow();
      } else {
        const refusal = { action, miniProgram: { id: miniProgram.id, workspaceId: "cafe" } };
        expect(() => assertCan(me, action, { miniProgram })).toThrow(
          expect.objectContaining({ kind: sees ? "forbidden" : "not_found", refusal }) as Error,
        );
      }
    }
  });

  test("is told of a workspace only where they belong to it", () => {
    const workspace = { id: "cafe" };
    if (can(me, "workspace.manage", { workspace })) return;
    expect(() => assertCan(me, "workspace.manage", { workspace })).toThrow(
      expect.objectContaining({
        kind: says("workspace.view", situation.inCafe) ? "forbidden" : "not_found",
        refusal: { action: "workspace.manage", workspaceId: "cafe" },
      }) as Error,
    );
  });
});

test("running a mini program opens the audit log, and nothing else beside it", () => {
  const developer = situations.find(({ who }) => who === "Developer of the owner");
  const before = actor(developer?.memberships ?? []);
  const after = actor(developer?.memberships ?? [], true);
  expect(everything((action) => can(after, action) !== can(before, action))).toEqual(["audit.view"]);
});

test("each effective role says what gives it", () => {
  const both = situations.find(({ who }) => who === "Developer Admin of the owner, its Developer");
  if (!both) throw new Error("missing");
  expect(effectiveRoles(actorIn(both), standing(both))).toEqual([
    { role: "developer_admin", from: both.memberships[0] },
    { role: "developer", from: "mini_program" },
  ]);
});
