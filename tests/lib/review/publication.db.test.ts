import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { and, desc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditEntries, versions } from "@/db/schema";
import { addFeatures } from "@/lib/feature/add-features";
import { getMiniProgram } from "@/lib/mini-program/get-mini-program";
import { inspectPackage } from "@/lib/package/inspect-package";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { requestRemoval } from "@/lib/removal/request-removal";
import { approveRequest } from "@/lib/review/approve-request";
import { downloadPackage } from "@/lib/review/download-package";
import { getRequest } from "@/lib/review/get-request";
import { rejectRequest } from "@/lib/review/reject-request";
import { listChangedFiles } from "@/lib/review/list-changed-files";
import { comparedBytes, openChangedFile } from "@/lib/review/open-changed-file";
import { createVersion } from "@/lib/version/create-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { keepDraft } from "@/lib/version/keep-draft";
import { publishVersion } from "@/lib/version/publish-version";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { submitVersion } from "@/lib/version/submit-version";
import { page, shared, zip, type Files } from "@/tests/lib/package/pack";
import { inWorld, type Setting } from "@/tests/lib/version/upload-scene";
import { addFeature, addJsapi } from "@/tests/support/catalog";
import { freshDatabase } from "@/tests/support/database";
import { completeInformation } from "@/tests/support/versions";

const database = await freshDatabase();

type Scene = Setting & { submit: (number: string, files: Files) => Promise<Submitted> };
type Submitted = { number: number; digest: string; bytes: Uint8Array };

function scene(work: (setting: Scene) => Promise<void>): Promise<void> {
  return inWorld(database, async (setting) => {
    const { db, as, id, miniPrograms, people } = setting;
    await completeInformation(db, miniPrograms.latte);
    await addJsapi(db, people.admin, "request");
    await addFeature(db, people.admin, { key: "network", name: "Network", jsapis: ["request"] });
    await addFeatures(await as("latteLead"), { id, features: ["maps", "network"] });
    const submit = async (number: string, files: Files) => {
      const bytes = shared(await zip({ ...page, ...files }));
      const inspection = await inspectPackage(bytes);
      if (!inspection.ok) throw new Error(JSON.stringify(inspection.problems));
      const file = { fileName: "latte.zip", bytes: new Uint8Array(bytes), inspection };
      const draft = await keepDraft(await as("latteDeveloper"), { id, number, uploadNote: "", ...file });
      await createVersion(await as("latteDeveloper"), { id, draft: draft.id });
      const note = { language: "en", note: `News of ${number}`, shown: "" };
      await editReleaseNotes(await as("latteLead"), { id, number, ...note });
      const { number: request } = await submitVersion(await as("latteLead"), { id, number });
      return { number: request, digest: inspection.report.sha256, bytes: file.bytes };
    };
    await work({ ...setting, submit });
  });
}

const first: Files = {
  "app.js": 'App({});\nmy.request({ url: "https://api.example.com/menu" });\n',
  "old.js": "// gone soon\n",
};
const second: Files = {
  "app.js": 'App({});\nmy.request({ url: "https://cdn.stamps.example/all" });\n',
  "near.js": "my.findPlace();\n",
};

/** The first one goes live, the second one is asked for. */
async function bothAsked({ as, id, submit }: Scene): Promise<{ released: Submitted; asked: Submitted }> {
  const released = await submit("1.0.0", first);
  await approveRequest(await as("reviewer"), { number: released.number, comment: "", digest: released.digest });
  const lead = await as("latteLead");
  await publishVersion(lead, { id, number: "1.0.0", reason: "" });
  return { released, asked: await submit("1.1.0", second) };
}

describe("what a request to publish shows", () => {
  test("of a first version all is new, with nothing to compare", () =>
    scene(async ({ as, submit }) => {
      const { number, digest } = await submit("1.0.0", first);
      const { full } = await getRequest(await as("reviewer"), { number });
      expect(full?.publication).toMatchObject({ number: "1.0.0", digest, against: null, files: null });
      expect(
        new Set(full?.publication?.groups.flatMap(({ differences }) => differences.map(({ mark }) => mark))),
      ).toEqual(new Set(["added"]));
    }));

  test("of files that cannot be parsed 200 are named, and the others counted", () =>
    scene(async ({ as, submit }) => {
      const broken = Object.fromEntries(Array.from({ length: 203 }, (_, index) => [`broken${index}.js`, "let = ;\n"]));
      const { number } = await submit("1.0.0", { ...first, ...broken });
      const { full } = await getRequest(await as("reviewer"), { number });
      const untold = full?.snapshot.groups.find(({ title }) => title === "What the scan could not tell")?.facts ?? [];
      expect(untold).toHaveLength(200);
      expect(untold.at(-1)?.value).toMatch(/could not be read: 3\.$/);
    }));

  test("against the released version: what came, what went, and new hosts to look at first", () =>
    scene(async (setting) => {
      const { asked } = await bothAsked(setting);
      const { full } = await getRequest(await setting.as("reviewer"), { number: asked.number });
      const publication = full?.publication;
      expect(publication).toMatchObject({ against: "1.0.0", files: { added: 1, removed: 1, changed: 1 } });
      const told = Object.fromEntries(
        (publication?.groups ?? []).map(({ title, differences }) => [
          title,
          differences.map(({ mark, term, isNotable }) => `${mark} ${term}${isNotable ? " (first)" : ""}`),
        ]),
      );
      expect(told["JSAPIs"]).toEqual(["added findPlace", "same request"]);
      expect(told["Hosts"]).toEqual(["added https://cdn.stamps.example (first)", "removed https://api.example.com"]);
      expect(told["Features"]).toEqual(["same Maps", "same Network"]);
    }));

  test("once it is decided it is held against what was released then", () =>
    scene(async (setting) => {
      const { as, id } = setting;
      const { asked } = await bothAsked(setting);
      await approveRequest(await as("reviewer"), { number: asked.number, comment: "", digest: asked.digest });
      await startGrayscale(await as("latteLead"), { id, number: "1.1.0", share: 10 });
      await publishVersion(await as("latteLead"), { id, number: "1.1.0", reason: "" });
      const { full } = await getRequest(await as("reviewer"), { number: asked.number });
      expect(full?.publication?.against).toBe("1.0.0");
    }));

  test("once it is decided it is held against nothing where the released one had gone offline before", () =>
    scene(async ({ as, id, submit }) => {
      const [lead, reviewer] = [await as("latteLead"), await as("reviewer")];
      const former = await submit("1.0.0", first);
      await approveRequest(reviewer, { number: former.number, comment: "", digest: former.digest });
      await publishVersion(lead, { id, number: "1.0.0", reason: "" });
      const removal = await requestRemoval(lead, { id, reason: "Closed for the summer" });
      await approveRequest(reviewer, { number: removal.number, comment: "" });
      const { name } = await getMiniProgram(lead, { id });
      await executeRemoval(lead, { id, typedName: name });
      const { number, digest } = await submit("2.0.0", second);
      await approveRequest(reviewer, { number, comment: "", digest });
      await publishVersion(lead, { id, number: "2.0.0", reason: "" });
      expect((await getRequest(reviewer, { number })).full?.publication).toMatchObject({ against: null, files: null });
      expect(await listChangedFiles(reviewer, { number })).toMatchObject({ against: null, changed: [] });
    }));

  test("once it is decided it is held against the one that was rolled back to, not against a replaced one", () =>
    scene(async (setting) => {
      const { as, id, submit } = setting;
      const [lead, reviewer] = [await as("latteLead"), await as("reviewer")];
      const { asked } = await bothAsked(setting);
      await approveRequest(reviewer, { number: asked.number, comment: "", digest: asked.digest });
      await publishVersion(lead, { id, number: "1.1.0", reason: "" });
      await rollBack(lead, { id, number: "1.0.0", reason: "Findings in 1.1.0" });
      const { number } = await submit("1.2.0", second);
      await rejectRequest(reviewer, { number, reason: "The same findings" });
      await submitVersion(lead, { id, number: "1.2.0" });
      const { full } = await getRequest(reviewer, { number });
      expect(full?.publication?.against).toBe("1.0.0");
    }));

  test("that a hidden value changed is told, and not the value", () =>
    scene(async (setting) => {
      const { asked } = await bothAsked(setting);
      const request = await getRequest(await setting.as("reviewer"), { number: asked.number });
      expect(JSON.stringify(request)).not.toContain("client-1");
      expect(JSON.stringify(await getRequest(await setting.as("latteLead"), { number: asked.number }))).toContain(
        "client-1",
      );
    }));

  test("approvers may look into it, its own people open its version instead", () =>
    scene(async ({ as, submit }) => {
      const { number } = await submit("1.0.0", first);
      const seen = async (who: "reviewer" | "latteLead" | "admin") =>
        (await getRequest(await as(who), { number })).full?.publication;
      expect(await seen("reviewer")).toMatchObject({ mayInspect: true, mayView: false });
      expect(await seen("latteLead")).toMatchObject({ mayInspect: false, mayView: true });
      expect(await seen("admin")).toMatchObject({ mayInspect: true, mayView: true });
    }));
});

describe("the decision", () => {
  test("on no digest or on another one approves nothing", () =>
    scene(async ({ db, as, submit }) => {
      const { number } = await submit("1.0.0", first);
      const reviewer = await as("reviewer");
      const refusal = {
        kind: "conflict",
        message: "The decision was not on the digest of this version. Open the request again.",
      };
      await expect(approveRequest(reviewer, { number, comment: "" })).rejects.toMatchObject(refusal);
      await expect(approveRequest(reviewer, { number, comment: "", digest: "0".repeat(64) })).rejects.toMatchObject(
        refusal,
      );
      expect(await db.select({ state: versions.state }).from(versions)).toEqual([{ state: "in_review" }]);
    }));
});

describe("looking into it", () => {
  test("each look stands in the audit log, with what was looked at", () =>
    scene(async (setting) => {
      const { db, as, id } = setting;
      const { asked } = await bothAsked(setting);
      const reviewer = await as("reviewer");
      const { bytes, ...download } = await downloadPackage(reviewer, { number: asked.number });
      expect(download).toEqual({ fileName: `${id}-1.1.0.zip`, size: asked.bytes.length, digest: asked.digest });
      expect(Buffer.compare(await buffer(bytes), asked.bytes)).toBe(0);
      await listChangedFiles(reviewer, { number: asked.number });
      await openChangedFile(reviewer, { number: asked.number, path: "near.js" });
      const entries = await db
        .select({ details: auditEntries.details, miniProgramId: auditEntries.miniProgramId })
        .from(auditEntries)
        .where(and(eq(auditEntries.event, "request.inspected"), eq(auditEntries.actorId, reviewer.actor.personId)))
        .orderBy(desc(auditEntries.position));
      const shared = { request: `#${asked.number}`, version: "1.1.0", digest: asked.digest };
      expect(entries).toMatchObject([
        { miniProgramId: id, details: { ...shared, looked: "opened a file", file: "near.js" } },
        { miniProgramId: id, details: { ...shared, looked: "listed the changed files" } },
        { miniProgramId: id, details: { ...shared, looked: "downloaded the package" } },
      ]);
    }));

  test("the files that came, went and changed are listed, and opened line by line", () =>
    scene(async (setting) => {
      const { asked } = await bothAsked(setting);
      const reviewer = await setting.as("reviewer");
      const { number } = asked;
      expect(await listChangedFiles(reviewer, { number })).toMatchObject({
        against: "1.0.0",
        added: [{ path: "near.js", size: 16 }],
        removed: [{ path: "old.js" }],
        changed: [{ path: "app.js" }],
        same: 2,
      });
      const changed = await openChangedFile(reviewer, { number, path: "app.js" });
      expect(changed).toMatchObject({ previous: "near.js", next: "old.js", difference: { added: 1, removed: 1 } });
      expect(changed).toMatchObject({ number, version: "1.1.0", against: "1.0.0", path: "app.js" });
      expect(changed).toMatchObject({ before: first["app.js"]?.length, now: second["app.js"]?.length });
      expect(await openChangedFile(reviewer, { number, path: "near.js" })).toMatchObject({
        ...{ before: null, now: 16, previous: null, next: "app.js", difference: { added: 1, removed: 0 } },
      });
      expect(await openChangedFile(reviewer, { number, path: "old.js" })).toMatchObject({
        ...{ before: 13, previous: "app.js", next: null },
        now: null,
        difference: { hunks: [[{ mark: "removed", text: "// gone soon" }]] },
      });
      await expect(openChangedFile(reviewer, { number, path: "app.json" })).rejects.toMatchObject({
        kind: "not_found",
        message: "No file of that name came, went or changed.",
      });
    }));

  test("what is no text is said to be none", () =>
    scene(async ({ as, submit }) => {
      const { number } = await submit("1.0.0", { ...first, "logo.png": Buffer.from([0x89, 0x50, 0, 0xff]) });
      const opened = await openChangedFile(await as("reviewer"), { number, path: "logo.png" });
      expect(opened.difference).toBe("no_text");
    }));

  test("what is larger than can be compared is said to be so, and what just fits is shown", () =>
    scene(async ({ as, submit }) => {
      const lines = Array.from({ length: comparedBytes / 128 }, (_, index) => {
        return `// ${createHash("sha512").update(String(index)).digest("hex").slice(4)}\n`;
      });
      const text = lines.join("");
      const { number } = await submit("1.0.0", { ...first, "fits.js": text, "large.js": `${text}\n` });
      const open = async (path: string) => openChangedFile(await as("reviewer"), { number, path });
      expect(await open("fits.js")).toMatchObject({ now: comparedBytes, difference: { added: 4096, removed: 0 } });
      expect(await open("large.js")).toMatchObject({ now: comparedBytes + 1, difference: "too_large" });
    }));

  test("its own people are refused, and nobody else learns of it", () =>
    scene(async ({ as, submit }) => {
      const { number } = await submit("1.0.0", first);
      await expect(downloadPackage(await as("latteLead"), { number })).rejects.toMatchObject({ kind: "forbidden" });
      await expect(listChangedFiles(await as("tramAdmin"), { number })).rejects.toMatchObject({ kind: "not_found" });
    }));
});
