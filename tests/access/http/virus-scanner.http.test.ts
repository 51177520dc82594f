import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db } from "@/db/connect";
import { logos, packages, versionDrafts } from "@/db/schema";
import { withoutOwnSettings } from "@/scripts/child-environment";
import { startTestConsole, type TestConsole } from "@/scripts/test-console";
import { page as smallest, zip } from "@/tests/lib/package/pack";
import { startFakeClamd, type FakeClamd } from "@/tests/support/fake-clamd";
import { picture } from "@/tests/support/pictures";
import { builtActions } from "./actions";
import { httpClient, readCalled } from "./client";
import { httpWorld } from "./http-world";
import { auditEnd, auditSince } from "./trace";

const at: { server?: TestConsole; clamd?: FakeClamd } = {};

// One of its own, with a scanner that answers as a test lets it.
beforeAll(async () => {
  at.clamd = await startFakeClamd();
  const { host, port } = at.clamd.address;
  const own = { SEED_DEMO: "off", CLAMD_ADDRESS: `${host}:${port}` };
  at.server = await startTestConsole({ ...withoutOwnSettings(process.env), ...own });
});
afterAll(async () => {
  await at.server?.stop();
  await at.clamd?.close();
});

const kept = async (db: Db) => [await db.$count(packages), await db.$count(versionDrafts), await db.$count(logos)];

test("packages and logos come past the virus scanner, by script and by form: what it finds or cannot look at is refused in words", async () => {
  const { server, clamd } = at;
  if (!server || !clamd) throw new Error("The console is not there.");
  const { db, close } = connect(server.databaseUrls.app, { max: 2 });
  try {
    const world = await httpWorld(db);
    const client = httpClient(server.url);
    const bytes = await zip(smallest);
    const path = `/api/package-uploads/${world.miniPrograms.latte.id}`;
    const byScript = async () => {
      const sent = { "content-type": "application/zip" };
      const query = "number=5.0.0&fileName=a.zip";
      const answer = await client.send("POST", `${path}?${query}`, world.tokenOf("dev"), sent, bytes);
      return JSON.parse(answer.body.trim().split("\n").at(-1) ?? "") as { step: string };
    };
    const byForm = async (to: string, who: string, fields: [string, string | File][], headers = {}) => {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      const whole = new Response(form);
      const own = { "content-type": whole.headers.get("content-type") ?? "", ...headers };
      return client.send("POST", to, world.tokenOf(who), own, Buffer.from(await whole.arrayBuffer()));
    };
    const packageForm = () =>
      byForm(path, "dev", [
        ["number", "5.0.0"],
        ["uploadNote", ""],
        ["package", new File([new Uint8Array(bytes)], "a.zip")],
      ]);
    const picked = new File([new Uint8Array(await picture("png", 96, 96))], "logo.png");
    const logoForm = async () => {
      const action = builtActions().get("(console)/mini-programs/new/actions.ts createMiniProgramAction")?.id ?? "";
      const fields: [string, string | File][] = [
        ["_1_formKey", randomUUID()],
        ["_1_type", "native"],
        ["_1_workspace", world.workspaces.cafe.id],
        ["_1_defaultLanguage", "en"],
        ["_1_name", ""],
        ["_1_logo", picked],
        ["0", JSON.stringify(["$K1"])],
      ];
      return readCalled(await byForm("/mini-programs/new", "cafeAdmin", fields, { "next-action": action }));
    };

    const [before, end] = [await kept(db), await auditEnd(db)];
    const refuseAll = async (words: (what: string) => string) => {
      expect(await byScript()).toMatchObject({ step: "failed", issues: { package: [words("package")] } });
      const page = await packageForm();
      const said = `${words("package")} Go back to the form.`;
      expect([page.status, page.body]).toEqual([409, expect.stringContaining(said)]);
      expect(await logoForm()).toMatchObject({ code: "invalid", issues: { logo: [words("logo")] } });
      expect(await kept(db)).toEqual(before);
    };
    clamd.manner = { says: "stream: Test-Signature FOUND\0" };
    await refuseAll((what) => `The virus scanner found Test-Signature in this ${what}. Nothing was kept of it.`);
    const recorded = await auditSince(db, end);
    const by = { actorId: world.people.dev.id, action: "version.upload", answered: "invalid" };
    expect(recorded.refusals).toMatchObject([
      by,
      by,
      { actorId: world.people.cafeAdmin.id, action: "miniProgram.create", answered: "invalid" },
    ]);

    clamd.manner = "breaks off";
    await refuseAll(
      (what) => `The ${what} could not be checked for viruses now, so nothing was kept of it. Try again in a moment.`,
    );
    expect(await auditSince(db, end)).toEqual(recorded);
    expect((await client.get("/api/ready", null)).status, "uploads alone need it").toBe(200);
    expect(server.output()).toContain("an upload could not be checked for viruses");

    clamd.manner = "looks";
    clamd.received = [];
    expect(await byScript()).toMatchObject({ step: "kept" });
    expect((await packageForm()).status).toBe(303);
    expect((await logoForm()).issues).not.toHaveProperty("logo");
    expect(clamd.received.map((one) => one.length)).toEqual([bytes.length, bytes.length, picked.size]);
  } finally {
    await close();
  }
});
