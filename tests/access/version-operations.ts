import { randomUUID } from "node:crypto";
import type { Db } from "@/db/connect";
import { versionDrafts } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { editReleaseNote } from "@/lib/version/edit-release-note";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { keepPackageDraft } from "@/lib/version/keep-package-draft";
import { cancelRelease } from "@/lib/version/cancel-release";
import { pauseRelease } from "@/lib/version/pause-release";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { resumeRelease } from "@/lib/version/resume-release";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { startPilot } from "@/lib/version/start-pilot";
import { submitVersion } from "@/lib/version/submit-version";
import type { VersionState } from "@/lib/vocabulary";
import { reportOf, someBytes } from "@/tests/support/packages";
import type { SmallWorld } from "@/tests/support/small-world";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { onMiniPrograms, type Case, type Row } from "./cases";

const number = "3.0.0";

/** Each mini program with a version in the state from which the step goes, and the one that it replaces. */
function with3(state: VersionState, more: { isPaused?: boolean } = {}) {
  return async (db: Db, { miniPrograms, people }: SmallWorld): Promise<void> => {
    for (const program of [miniPrograms.latte, miniPrograms.tram, miniPrograms.bill]) {
      await completeInformation(db, program);
      await addVersion(db, program, people.builder, "2.0.0", { state: "released" });
      await addVersion(db, program, people.builder, number, { state, releaseNote: "News", ...more });
    }
  };
}

function taking(
  action: string,
  given: (db: Db, world: SmallWorld) => Promise<void>,
  run: (ctx: Ctx, version: { id: string; number: string }) => Promise<unknown>,
): Row {
  const cases = onMiniPrograms(action, (ctx, id) => run(ctx, { id, number }));
  return { kind: "command", cases: cases.map((one) => ({ ...one, given })) };
}

const reason = "Because";

/** A package for an HTML5 mini program, and an entrance for a native one, are refused to whoever may upload. */
async function orInvalid(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
  }
}

const upload = { number, uploadNote: "" };
const bytes = someBytes();
const inspection = { ok: true, report: reportOf(bytes) } as const;

const uploads = onMiniPrograms("version.upload", (ctx, id) =>
  orInvalid(keepPackageDraft(ctx, { ...upload, id, fileName: "a.zip", bytes, inspection })),
);
const declarations = onMiniPrograms("version.upload", (ctx, id) =>
  orInvalid(keepEntranceDraft(ctx, { ...upload, id, jsapis: ["findPlace"] })),
);

const drafts = new Map<string, string>();
const draftOf = (ctx: Ctx, id: string) => drafts.get(`${ctx.actor.personId} ${id}`) ?? randomUUID();

/** Everybody has an upload to everything, whatever they may do. */
async function withUploads(db: Db, { people, miniPrograms }: SmallWorld): Promise<void> {
  for (const person of Object.values(people)) {
    for (const { id } of Object.values(miniPrograms)) {
      const draft = randomUUID();
      drafts.set(`${person.id} ${id}`, draft);
      const by = { miniProgramId: id, uploadedBy: person.id, createdAt: testNow };
      const entrance = { entranceUrl: "https://shop.example.com/", jsapis: [] };
      await db.insert(versionDrafts).values({ id: draft, ...upload, ...by, ...entrance });
    }
  }
}

const creations = onMiniPrograms("version.upload", (ctx, id) =>
  createVersion(ctx, { id, draft: draftOf(ctx, id) }),
).map((one): Case => ({ ...one, given: withUploads }));

export const versionOperations: Record<string, Row> = {
  "version/keep-package-draft": { kind: "command", cases: uploads },
  "version/keep-entrance-draft": { kind: "command", cases: declarations },
  "version/create-version": { kind: "command", cases: creations },
  "version/delete-version": taking("version.delete", with3("developing"), deleteVersion),
  "version/edit-release-note": taking("version.editReleaseNote", with3("developing"), (ctx, version) =>
    editReleaseNote(ctx, { ...version, language: "en", note: "Other news" }),
  ),
  "version/submit-version": taking("version.submit", with3("developing"), submitVersion),
  "version/start-pilot": taking("version.release", with3("approved"), (ctx, version) =>
    startPilot(ctx, { ...version, reason }),
  ),
  "version/start-grayscale": taking("version.release", with3("approved"), (ctx, version) =>
    startGrayscale(ctx, { ...version, share: 10 }),
  ),
  "version/raise-share": taking("version.release", with3("grayscale"), (ctx, version) =>
    raiseShare(ctx, { ...version, share: 20 }),
  ),
  "version/pause-release": taking("version.release", with3("grayscale"), (ctx, version) =>
    pauseRelease(ctx, { ...version, reason }),
  ),
  "version/resume-release": taking("version.release", with3("grayscale", { isPaused: true }), (ctx, version) =>
    resumeRelease(ctx, { ...version, reason }),
  ),
  "version/publish-version": taking("version.release", with3("grayscale"), (ctx, version) =>
    publishVersion(ctx, { ...version, reason }),
  ),
  "version/cancel-release": taking("version.release", with3("pilot"), (ctx, version) =>
    cancelRelease(ctx, { ...version, reason }),
  ),
  "version/roll-back": taking("version.release", with3("archived"), (ctx, version) =>
    rollBack(ctx, { ...version, reason }),
  ),
};
