import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { approvalRequests, jsapis, miniPrograms, versions } from "@/db/schema";
import { addFeatures } from "@/lib/feature/add-features";
import { inspectPackage } from "@/lib/package/inspect-package";
import { approveRequest } from "@/lib/review/approve-request";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { createVersion } from "@/lib/version/create-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { keepDraft } from "@/lib/version/keep-draft";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { submitVersion } from "@/lib/version/submit-version";
import { page, shared, zip } from "@/tests/lib/package/pack";
import { ctxOf } from "@/tests/support/actors";
import { freshDatabase } from "@/tests/support/database";
import { smallWorld } from "@/tests/support/small-world";
import { addVersion, completeInformation } from "@/tests/support/versions";

const database = await freshDatabase();

test("a real package is inspected, kept, stopped for a missing feature, submitted, reviewed, released in steps, and rolled back", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    const [developer, lead, reviewer] = [
      await ctxOf(db, people.latteDeveloper),
      await ctxOf(db, people.latteLead),
      await ctxOf(db, people.reviewer),
    ];
    await completeInformation(db, programs.latte);
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", { state: "released" });

    const files = { ...page, "app.js": "App({});\n", "pages/index/index.js": "// near\nmy.findPlace();\n" };
    const bytes = shared(await zip(files));
    const inspection = await inspectPackage(bytes);
    if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems));
    const upload = { id, number: "1.1.0", uploadNote: "", fileName: "latte.zip", bytes: new Uint8Array(bytes) };
    const { id: draft } = await keepDraft(developer, { ...upload, inspection });
    const { number } = await createVersion(developer, { id, draft });

    const submit = () => submitVersion(lead, { id, number });
    await expect(submit()).rejects.toMatchObject({
      kind: "conflict",
      message: "The release note in the default language is missing. findPlace is not granted. Maps grants it.",
    });
    await editReleaseNotes(lead, { id, number, language: "en", note: "Finds the nearest shop.", shown: "" });
    await addFeatures(lead, { id, features: ["maps"] });
    const first = await submit();
    await rejectRequest(reviewer, { number: first.number, reason: "Say in which countries." });
    const shownNote = { shown: "Finds the nearest shop.", note: "Finds the nearest shop in Kenya." };
    await editReleaseNotes(lead, { id, number, language: "en", ...shownNote });
    const second = await submit();

    const shown = await getRequest(reviewer, { number: second.number });
    const facts = shown.full?.snapshot.groups.flatMap((group) => group.facts) ?? [];
    const value = (key: string) => facts.find((fact) => fact.key === key)?.value;
    expect(value("digest")).toBe(inspection.report.sha256);
    expect(value("jsapi:findPlace")).toContain("1 place: pages/index/index.js:2");
    expect(value("note:en")).toBe("Finds the nearest shop in Kenya.");
    // A Reviewer learns that there is a client ID, and not which.
    expect(value("configuration:productionClientId")).toBe("Hidden from you");
    expect(JSON.stringify(shown)).not.toContain("client-1");
    expect(shown.full?.earlier.map((earlier) => earlier.number)).toEqual([first.number]);
    const asLead = await getRequest(lead, { number: second.number });
    expect(JSON.stringify(asLead)).toContain("client-1");

    await approveRequest(reviewer, { number: second.number, comment: "", digest: inspection.report.sha256 });
    await startGrayscale(lead, { id, number, share: 10 });
    await raiseShare(lead, { id, number, share: 50 });
    await expect(raiseShare(lead, { id, number, share: 50 })).rejects.toMatchObject({
      issues: { share: ["The share is 50 % and only rises. Say a number from 51 to 99."] },
    });
    await publishVersion(lead, { id, number, reason: "" });
    expect(await statesOf()).toEqual({ "1.0.0": "archived", "1.1.0": "released" });
    await rollBack(lead, { id, number: "1.0.0", reason: "The map is empty." });
    expect(await statesOf()).toEqual({ "1.0.0": "released", "1.1.0": "archived" });

    async function statesOf() {
      const rows = await db.select().from(versions).where(eq(versions.miniProgramId, id));
      const [program] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
      const released = rows.find(({ state }) => state === "released");
      expect(program?.releasedVersion).toBe(released?.number);
      return Object.fromEntries(rows.map((row) => [row.number, row.state]));
    }
  }));

test("what the catalog has lost since stands in the way of the approval, and the request stays open", () =>
  database.withRollback(async (db) => {
    const { people, miniPrograms: programs } = await smallWorld(db);
    const { id } = programs.latte;
    const lead = await ctxOf(db, people.latteLead);
    const reviewer = await ctxOf(db, people.reviewer);
    await completeInformation(db, programs.latte);
    await addFeatures(lead, { id, features: ["maps"] });
    const more = { jsapis: ["findPlace"], releaseNote: "News" };
    await addVersion(db, { id }, people.latteDeveloper, "1.0.0", more);
    const { number } = await submitVersion(lead, { id, number: "1.0.0" });
    await db.execute("delete from feature_jsapis where jsapi_name = 'findPlace'");
    await expect(approveRequest(reviewer, { number, comment: "" })).rejects.toMatchObject({
      kind: "conflict",
      message: "No feature of the catalog grants findPlace.",
    });
    const [request] = await db.select().from(approvalRequests).where(eq(approvalRequests.number, number));
    expect(request?.state).toBe("in_review");
    expect(await db.select().from(jsapis).where(eq(jsapis.name, "findPlace"))).toHaveLength(1);
  }));
