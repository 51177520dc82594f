import { expect, test } from "vitest";
import { builtActions } from "./actions";
import { consoleAtHand } from "./cells";
import { forEach, type Fields } from "./client";

const at = consoleAtHand();

const action = "(console)/workspaces/[id]/actions.ts inviteAction";

/** An invitation without an address, in the name of somebody of whom nobody else has heard. */
const wrong = (workspace: string, name: string): Fields => [
  ["$form", "name email role"],
  ["workspace", workspace],
  ["name", name],
  ["email", "nowhere"],
  ["role", "developer"],
];

test("what a form is answered without scripts stands on the page of its own request and on no other, however many come at once", async () => {
  const { workspaces, tokenOf } = at.world();
  const id = builtActions().get(action)?.id ?? "";
  const asking = (["cafe", "trams"] as const).flatMap((key) =>
    Array.from({ length: 20 }, (_, turn) => ({
      home: `/workspaces/${workspaces[key].id}/invite`,
      workspace: workspaces[key].id,
      token: tokenOf(key === "cafe" ? "cafeAdmin" : "tramAdmin"),
      name: `Marker-${key}-${turn}-`,
      turn,
    })),
  );
  const markersIn = (body: string) => [...new Set(body.match(/Marker-\w+-\d+-/g) ?? [])];
  await forEach(
    asking.toSorted((one, other) => one.turn - other.turn),
    async ({ home, workspace, token, name }) => {
      const [posted, read, called] = await Promise.all([
        at.client.submit(home, token, id, wrong(workspace, name)),
        at.client.get(home, token),
        at.client.call(home, token, id, wrong(workspace, `${name}called`)),
      ]);
      expect(posted.status).toBe(200);
      expect(markersIn(posted.body)).toEqual([name]);
      expect(posted.body).not.toContain(`${name}called`);
      expect(read.status).toBe(200);
      expect(markersIn(read.body)).toEqual([]);
      expect(called.body).toContain(`${name}called`);
      expect(markersIn((await at.client.get(home, token)).body)).toEqual([]);
    },
  );
});
