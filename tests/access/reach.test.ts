import { describe, expect, test } from "vitest";
import { matrix, type Action } from "@/lib/access/matrix";
import { reachOf } from "@/lib/access/reach";
import { oracleSays, oracleScopes } from "./oracle";
import { actor, situations } from "./standings";

const actions = Object.keys(matrix) as Action[];
const places = ["bank", "cafe", "trams"] as const;

describe.each(situations)("$who", ({ memberships, superApp, inBank, inCafe, inTrams }) => {
  const me = actor(memberships);
  const belongsTo = new Set(memberships.map(({ workspaceId }) => workspaceId));
  const roles = { bank: inBank, cafe: inCafe, trams: inTrams };

  test("may do on every mini program what their super-app role allows, else on those of the workspaces they run", () => {
    for (const action of actions.filter((action) => oracleScopes[action] === undefined)) {
      const everywhere = superApp.some((role) => oracleSays(action, role));
      const owners = places.filter(
        (place) => belongsTo.has(place) && roles[place].includes("DA") && oracleSays(action, "DA"),
      );
      const reach = reachOf(me, action);
      expect([action, everywhere ? reach : [...reach].sort()]).toEqual([action, everywhere ? "everywhere" : owners]);
    }
  });

  test("may do the rest in the workspaces whose role allows it, and everywhere as Workspace Admin", () => {
    for (const action of actions.filter((action) => oracleScopes[action] !== undefined)) {
      const everywhere = superApp.includes("WA") && oracleSays(action, "WA");
      const here = places.filter(
        (place) => belongsTo.has(place) && roles[place].some((role) => oracleSays(action, role)),
      );
      const reach = reachOf(me, action);
      expect([action, everywhere ? reach : [...reach].sort()]).toEqual([action, everywhere ? "everywhere" : here]);
    }
  });
});
