import { describe, expect, test } from "vitest";
import { getConfiguration } from "@/lib/configuration/get-configuration";
import { getConfigurationRevision } from "@/lib/configuration/get-configuration-revision";
import { compareConfigurations } from "@/lib/configuration/compare-configurations";
import { getConfigurationWithHistory, type HistoryPage } from "@/lib/configuration/get-configuration-with-history";
import { findH5Domains } from "@/lib/qr-code/parts/find-h5-domains";
import { restoreConfiguration } from "@/lib/configuration/restore-configuration";
import { saveConfiguration } from "@/lib/configuration/save-configuration";
import { readAuditSearch } from "@/lib/audit/inputs";
import { listAuditEntries } from "@/lib/audit/list-audit-entries";
import type { Db } from "@/db/connect";
import { ctxOf } from "@/tests/support/actors";
import { auditTrace } from "@/tests/support/audit-trace";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addConfiguration, addMember, addMiniProgram, testNow } from "@/tests/support/world";
import { asItStands, form } from "./sent-form";

const database = await freshDatabase();

async function inWorld<T>(work: (db: Db, world: Awaited<ReturnType<typeof smallWorld>>) => Promise<T>): Promise<T> {
  return database.withRollback(async (db) => work(db, await smallWorld(db)));
}

describe("editing", () => {
  test("begins with nothing, and keeps who changed what from what to what", () =>
    inWorld(async (db, { workspaces, people }) => {
      const { id } = await addMiniProgram(db, workspaces.cafe, people.cafeAdmin);
      const ctx = await ctxOf(db, people.cafeAdmin);
      expect(await getConfiguration(ctx, { id })).toMatchObject({ revision: 0, changed: null, whyNot: null });

      const first = { productionClientId: "live-1", serverDomains: "https://b.example\nhttps://a.example" };
      expect(await saveConfiguration(ctx, form(id, 0, first))).toEqual({ isChanged: true });
      const second = { productionClientId: "live-2", serverDomains: "https://c.example\nhttps://a.example" };
      await saveConfiguration(ctx, form(id, 1, second));

      const { revision, configuration, changed } = await getConfiguration(ctx, { id });
      expect(revision).toBe(2);
      expect(configuration).toMatchObject({
        productionClientId: "live-2",
        sandboxClientId: null,
        serverDomains: ["https://a.example", "https://c.example"],
      });
      expect(changed).toMatchObject({ by: "Carla Cafe", at: testNow, restoredFrom: null });
      const { history, ...now } = await getConfigurationWithHistory(ctx, { id, before: null });
      expect(now).toEqual(await getConfiguration(ctx, { id }));
      const { entries, older } = history;
      expect(older).toBeNull();
      expect(entries.map(({ revision, by, changes }) => ({ revision, by, changes }))).toEqual([
        {
          revision: 2,
          by: "Carla Cafe",
          changes: [
            { field: "productionClientId", removed: ["live-1"], added: ["live-2"] },
            { field: "serverDomains", removed: ["https://b.example"], added: ["https://c.example"] },
          ],
        },
        {
          revision: 1,
          by: "Carla Cafe",
          changes: [
            { field: "productionClientId", removed: [], added: ["live-1"] },
            { field: "serverDomains", removed: [], added: ["https://a.example", "https://b.example"] },
          ],
        },
      ]);
      const trace = await auditTrace(db);
      expect(trace.at(-1)).toMatchObject({
        event: "configuration.edited",
        actorId: people.cafeAdmin.id,
        miniProgramId: id,
        workspaceId: workspaces.cafe.id,
        details: {
          revision: 2,
          before: { productionClientId: "live-1" },
          after: { productionClientId: "live-2" },
          serverDomains: { added: ["https://c.example"], removed: ["https://b.example"] },
        },
      });
    }));

  test("saves nothing and says so where nothing has changed, also when only order and form differ", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      const { id } = miniPrograms.latte;
      const ctx = await ctxOf(db, people.latteLead);
      const before = await auditTrace(db);
      const same = { ...asItStands, serverDomains: "HTTPS://API.example.com:443\nhttps://api.example.com" };
      expect(await saveConfiguration(ctx, form(id, 1, same))).toEqual({ isChanged: false });
      expect(await compareConfigurations(ctx, form(id, 1, same))).toEqual({ revision: 1, changes: [] });
      expect(await auditTrace(db)).toEqual(before);
      expect((await getConfiguration(ctx, { id })).revision).toBe(1);
    }));

  test("the difference is told before anything is saved", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      const { id } = miniPrograms.latte;
      const ctx = await ctxOf(db, people.latteLead);
      const changed = { ...asItStands, productionMerchantId: "", testers: "tester-2" };
      expect((await compareConfigurations(ctx, form(id, 1, changed))).changes).toEqual([
        { field: "productionMerchantId", removed: ["merchant-1"], added: [] },
        { field: "testers", removed: ["tester-1"], added: ["tester-2"] },
      ]);
      expect((await getConfiguration(ctx, { id })).revision).toBe(1);
    }));

  test("the H5 hosts that count are those of the newest state, and the entrance is told while none allows it", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      const { id } = miniPrograms.bill;
      const ctx = await ctxOf(db, people.builder);
      expect((await getConfiguration(ctx, { id })).uncoveredEntrance).toBe("https://shop.example.com/");
      await saveConfiguration(ctx, form(id, 1, { ...asItStands, h5Domains: "pay.example.com" }));
      expect((await getConfiguration(ctx, { id })).uncoveredEntrance).toBe("https://shop.example.com/");
      await saveConfiguration(ctx, form(id, 2, { ...asItStands, h5Domains: "*.example.com" }));
      expect(await findH5Domains(db, id)).toEqual(["https://*.example.com"]);
      expect((await getConfiguration(ctx, { id })).uncoveredEntrance).toBeNull();
    }));
});

describe("history", () => {
  test("brings an earlier state back as a new one, and says from where", () =>
    inWorld(async (db, { people, miniPrograms, workspaces }) => {
      const { id } = miniPrograms.latte;
      const ctx = await ctxOf(db, people.latteLead);
      await saveConfiguration(ctx, form(id, 1, { testers: "somebody-else" }));
      const earlier = await getConfigurationRevision(ctx, { id, revision: 1 });
      expect(earlier).toMatchObject({ revision: 1, newest: 2, mayRestore: true });
      expect(earlier.changes).toContainEqual({ field: "testers", removed: ["somebody-else"], added: ["tester-1"] });

      expect(await getConfigurationRevision(ctx, { id, revision: 0 }), "before anybody configured it").toMatchObject({
        ...{ revision: 0, newest: 2, changed: null, configuration: { testers: [], productionClientId: null } },
        changes: [{ field: "testers", removed: ["somebody-else"], added: [] }],
      });

      expect(await restoreConfiguration(ctx, { miniProgram: id, restored: 1, revision: 2 })).toEqual({ revision: 3 });
      expect(await getConfiguration(ctx, { id })).toMatchObject({
        revision: 3,
        configuration: { productionClientId: "client-1", testers: ["tester-1"] },
        changed: { by: "Leo Latte", restoredFrom: 1 },
      });
      expect((await auditTrace(db)).at(-1)).toMatchObject({
        event: "configuration.restored",
        workspaceId: workspaces.cafe.id,
        details: { revision: 3, restoredFrom: 1, after: { productionClientId: "client-1" } },
      });
      await restoreConfiguration(ctx, { miniProgram: id, restored: 0, revision: 3 });
      expect((await getConfiguration(ctx, { id })).configuration).toMatchObject({
        productionClientId: null,
        testers: [],
      });
    }));

  test("brings nothing back that is the same, that never was, or after somebody else has saved", () =>
    inWorld(async (db, { people, miniPrograms, workspaces }) => {
      const { id } = miniPrograms.latte;
      const ctx = await ctxOf(db, people.latteLead);
      await saveConfiguration(ctx, form(id, 1, { testers: "somebody-else" }));
      const refused = async (restored: number, revision: number) =>
        restoreConfiguration(ctx, { miniProgram: id, restored, revision }).then(
          () => "restored",
          ({ kind, message }: { kind: string; message: string }) => `${kind}: ${message}`,
        );
      expect(await refused(2, 2)).toBe("conflict: This is what is configured now, so nothing was saved.");
      expect(await refused(9, 2)).toBe("not_found: This state of the configuration does not exist.");
      const again = "saved changes meanwhile. Nothing was brought back; look at the difference once more.";
      expect(await refused(1, 1)).toBe(`conflict: Leo Latte ${again}`);
      const unconfigured = await addMiniProgram(db, workspaces.cafe, people.latteLead);
      await addMember(db, unconfigured, people.latteLead, "developer_admin");
      await expect(
        restoreConfiguration(ctx, { miniProgram: unconfigured.id, restored: 0, revision: 1 }),
      ).rejects.toMatchObject({ kind: "conflict", message: `Somebody ${again}` });
      for (const revision of [2, 9, -1]) {
        await expect(getConfigurationRevision(ctx, { id, revision })).rejects.toMatchObject({
          kind: "not_found",
          message: "This earlier state of the configuration does not exist.",
        });
      }
      expect((await getConfiguration(ctx, { id })).revision).toBe(2);
    }));

  test("of just a page leads no further", () =>
    inWorld(async (db, { people, miniPrograms: { latte } }) => {
      for (let revision = 2; revision <= 20; revision++) {
        await addConfiguration(db, latte, people.cafeAdmin, { revision, testers: [`tester-${revision}`] });
      }
      const ctx = await ctxOf(db, people.admin);
      const { history: page } = await getConfigurationWithHistory(ctx, { id: latte.id, before: null });
      expect(page.entries).toHaveLength(20);
      expect(page.older).toBeNull();
    }));

  test("is read in pages, each change against the state before it, also across pages", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      const { id } = miniPrograms.latte;
      for (let revision = 2; revision <= 45; revision++) {
        await addConfiguration(db, miniPrograms.latte, people.cafeAdmin, { revision, testers: [`tester-${revision}`] });
      }
      const ctx = await ctxOf(db, people.admin);
      const seen: number[] = [];
      let before: number | null = null;
      do {
        const { history, ...now } = await getConfigurationWithHistory(ctx, { id, before });
        expect(now.revision).toBe(45);
        const { entries, older }: HistoryPage = history;
        for (const { revision, changes } of entries) {
          seen.push(revision);
          if (revision === 1) continue;
          expect(changes).toEqual([
            { field: "testers", removed: [`tester-${revision - 1}`], added: [`tester-${revision}`] },
          ]);
        }
        before = older;
      } while (before !== null);
      expect(seen).toEqual(Array.from({ length: 45 }, (_, at) => 45 - at));
    }));
});

describe("a Workspace Admin", () => {
  test("sees it, is told who can edit it and that they can join, and edits it once they have joined", () =>
    inWorld(async (db, { people, miniPrograms }) => {
      const { id } = miniPrograms.latte;
      const before = await ctxOf(db, people.admin);
      expect(await getConfiguration(before, { id })).toMatchObject({
        allowed: ["miniProgram.joinAsDeveloperAdmin"],
        whyNot: "Only Developer Admins of this mini program can edit its configuration: Carla Cafe, Leo Latte.",
      });
      const changed = { ...asItStands, testers: "amara" };
      await expect(saveConfiguration(before, form(id, 1, changed))).rejects.toMatchObject({ kind: "forbidden" });
      await addMember(db, miniPrograms.latte, people.admin, "developer_admin");
      const joined = await ctxOf(db, people.admin);
      expect(await getConfiguration(joined, { id })).toMatchObject({ whyNot: null });
      expect(await saveConfiguration(joined, form(id, 1, changed))).toEqual({ isChanged: true });
    }));
});

test("what changed in a configuration is read in the audit log by those who may view it, and by nobody else", () =>
  inWorld(async (db, { people, miniPrograms }) => {
    const { id } = miniPrograms.latte;
    await saveConfiguration(await ctxOf(db, people.latteLead), form(id, 1, { productionClientId: "secret-client" }));
    await restoreConfiguration(await ctxOf(db, people.latteLead), { miniProgram: id, restored: 1, revision: 2 });
    const readers: string[] = [];
    for (const [name, person] of Object.entries(people)) {
      const read = await listAuditEntries(await ctxOf(db, person), readAuditSearch({})).catch(() => null);
      if (JSON.stringify(read?.entries ?? []).includes("secret-client")) readers.push(name);
    }
    expect(readers).toEqual(["admin", "cafeAdmin", "latteLead"]);
  }));
