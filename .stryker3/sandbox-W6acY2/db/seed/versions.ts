import type { Ctx } from "../../lib/context";
import { inspectPackage } from "../../lib/package/inspect-package";
import type { Inspection } from "../../lib/package/report";
import { approveRequest } from "../../lib/review/approve-request";
import { getRequest } from "../../lib/review/get-request";
import { rejectRequest } from "../../lib/review/reject-request";
import { createVersion } from "../../lib/version/create-version";
import { editReleaseNotes } from "../../lib/version/edit-release-notes";
import { editReleaseNotesInput, keepDraftInput, keepEntranceDraftInput } from "../../lib/version/inputs";
import { keepDraft } from "../../lib/version/keep-draft";
import { keepEntranceDraft } from "../../lib/version/keep-entrance-draft";
import { publishVersion } from "../../lib/version/publish-version";
import { raiseShare } from "../../lib/version/raise-share";
import { startGrayscale } from "../../lib/version/start-grayscale";
import { submitVersion } from "../../lib/version/submit-version";
import { demoVersions, type DemoAct, type DemoPackage, type DemoVersion } from "../demo/versions";
import { packDemo } from "./pack";
import { reviewerInTurn, type Deed } from "./timeline";

type Packed = { bytes: Uint8Array; inspection: Inspection };

/** The packages of the native versions, scanned as those of any upload are. Each is waited for where it is uploaded. */
export type DemoPackages = ReadonlyMap<DemoPackage, Promise<Packed>>;

/** Begins to scan them, in threads of their own, while the rest of the story is written. */
export function inspectDemoPackages(): DemoPackages {
  const made = demoVersions.flatMap(({ madeOf }) => ("folder" in madeOf ? [madeOf] : []));
  const packages = new Map(made.map((madeOf) => [madeOf, inspect(madeOf)]));
  // What fails is thrown by the upload that waits for it; one that nobody waits for any more ends nothing.
  for (const packed of packages.values()) packed.catch(() => undefined);
  return packages;
}

async function inspect(madeOf: DemoPackage): Promise<Packed> {
  const zip = await packDemo(madeOf);
  const memory = new SharedArrayBuffer(zip.length);
  const bytes = new Uint8Array(memory);
  bytes.set(zip);
  return { bytes, inspection: await inspectPackage(memory) };
}

/** Versions as their people uploaded, submitted, decided and released them. */
export function versionDeeds(packages: DemoPackages): Deed[] {
  return demoVersions.flatMap((demo) => {
    const asked = { number: 0 };
    return demo.story.map((told): Deed => {
      const by = "by" in told ? told.by : reviewerInTurn;
      return {
        of: demo.of,
        by,
        daysAgo: told.daysAgo,
        act: (ctx, id) => act(ctx, id, { demo, told, packages, asked }),
      };
    });
  });
}

type Scene = { demo: DemoVersion; told: DemoAct; packages: DemoPackages; asked: { number: number } };

async function act(ctx: Ctx, id: string, { demo, told, packages, asked }: Scene): Promise<void> {
  const { number } = demo;
  switch (told.did) {
    case "upload":
      return upload(ctx, id, demo, packages);
    case "note":
      return writeNotes(ctx, id, demo);
    case "submit":
      asked.number = (await submitVersion(ctx, { id, number })).number;
      return;
    case "approve":
      return approveWhatIsShown(ctx, asked.number, told.comment);
    case "reject":
      return rejectRequest(ctx, { number: asked.number, reason: told.reason });
    case "startGrayscale":
      return startGrayscale(ctx, { id, number, share: told.share });
    case "raiseShare":
      return raiseShare(ctx, { id, number, share: told.share });
    case "publish":
      return publishVersion(ctx, { id, number, reason: "" });
  }
}

/** A decision is on the digest that its request shows. */
async function approveWhatIsShown(ctx: Ctx, number: number, comment: string): Promise<void> {
  const { full } = await getRequest(ctx, { number });
  await approveRequest(ctx, { number, comment, digest: full?.publication?.digest });
}

async function upload(ctx: Ctx, id: string, demo: DemoVersion, packages: DemoPackages): Promise<void> {
  const { number, uploadNote, madeOf } = demo;
  const said = { id, number, uploadNote };
  if (!("folder" in madeOf)) {
    const input = keepEntranceDraftInput.parse({ ...said, jsapis: madeOf.jsapis });
    const { id: draft } = await keepEntranceDraft(ctx, input);
    await createVersion(ctx, { id, draft });
    return;
  }
  const packed = await packages.get(madeOf);
  if (!packed?.inspection.ok) throw new Error(`The demo package of ${demo.of} ${number} was refused.`);
  const fileName = `${madeOf.folder}-${number}.zip`;
  const { id: draft } = await keepDraft(ctx, { ...keepDraftInput.parse(said), fileName, ...packed });
  await createVersion(ctx, { id, draft });
}

async function writeNotes(ctx: Ctx, id: string, { number, notes }: DemoVersion): Promise<void> {
  for (const [language, note] of Object.entries(notes)) {
    await editReleaseNotes(ctx, editReleaseNotesInput.parse({ id, number, language, note }));
  }
}
