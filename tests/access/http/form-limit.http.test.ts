import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "@/db/connect";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { startTestConsole, type TestConsole } from "@/scripts/test-console";
import { builtActions } from "./actions";
import { httpClient, readCalled, type Fields } from "./client";
import { httpWorld } from "./http-world";
import { auditEnd, auditSince, everyRow } from "./trace";

const at: { server?: TestConsole } = {};

// One of its own, where a person may send few forms.
beforeAll(async () => {
  const own = { SEED_DEMO: "off", FORMS_PER_MINUTE: "3" };
  at.server = await startTestConsole({ ...withoutOwnSettings(process.env), ...own });
});
afterAll(() => at.server?.stop());

test("whoever sends more forms a minute than a person may is refused in words, with what they typed and no entry in the audit log", async () => {
  if (!at.server) throw new Error("The console is not there.");
  const { url, databaseUrls, output } = at.server;
  const { db, close } = connect(databaseUrls.app, { max: 2 });
  try {
    const world = await httpWorld(db);
    const client = httpClient(url);
    const idOf = (action: string) => builtActions().get(action)?.id ?? "";
    const home = `/workspaces/${world.workspaces.cafe.id}`;
    const offer: Fields = [
      ["workspace", world.workspaces.cafe.id],
      ["name", "Ida"],
      ["email", "ida@people.example"],
      ["role", "developer"],
    ];
    const inviteAs = async (who: string) =>
      client.call(home, world.tokenOf(who), idOf("(console)/workspaces/[id]/actions.ts inviteAction"), offer);
    const readAllAs = async (who: string) =>
      client.call("/notices", world.tokenOf(who), idOf("(console)/notices/actions.ts markAllReadAction"), []);

    // Refused ones count as well, whatever page they are sent to.
    expect(readCalled(await inviteAs("dev")).code).toBe("forbidden");
    expect(readCalled(await readAllAs("dev")).code).toBe("done");
    expect(readCalled(await inviteAs("dev")).code).toBe("forbidden");

    const [rows, end] = [await everyRow(db), await auditEnd(db)];
    for (const again of ["first", "second"]) {
      const refused = readCalled(await inviteAs("dev"));
      expect(refused, again).toMatchObject({ code: "too_many", values: Object.fromEntries(offer) });
      expect(refused.message).toMatch(
        /Wait (\d+ seconds|a second), then send this once more: nothing you typed is lost\./,
      );
    }
    expect(readCalled(await readAllAs("dev")).code).toBe("too_many");
    expect(await everyRow(db)).toEqual(rows);
    expect(await auditSince(db, end)).toEqual({ refusals: [], others: [] });

    expect(readCalled(await inviteAs("cafeAdmin")).code, "another person").toBe("done");
    const lines = output()
      .split("\n")
      .filter((line) => line.includes("a person sends too many forms"));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 40, limit: 3, person: world.people.dev.id },
    ]);
  } finally {
    await close();
  }
});
