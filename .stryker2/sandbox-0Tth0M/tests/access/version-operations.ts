import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { versionDrafts } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import type { Inspection } from "@/lib/package/report";
import { checkUpload } from "@/lib/version/check-upload";
import { compareVersions } from "@/lib/version/compare-versions";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { getDraft } from "@/lib/version/get-draft";
import { getUploadForm } from "@/lib/version/get-upload-form";
import { getPreviewCode } from "@/lib/version/get-preview-code";
import { getVersion } from "@/lib/version/get-version";
import { keepDraft } from "@/lib/version/keep-draft";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { listVersionsInput } from "@/lib/version/list-inputs";
import { listVersions } from "@/lib/version/list-versions";
import { openPackage } from "@/lib/version/open-package";
import type { SmallWorld } from "@/tests/support/small-world";
import { addVersion } from "@/tests/support/versions";
import { testNow } from "@/tests/support/world";
import { onMiniPrograms, type Case, type Row } from "./cases";

const number = "3.0.0";

/** Each mini program with two versions. */
async function withVersions(db: Db, { miniPrograms, people }: SmallWorld): Promise<void> {
  for (const program of [miniPrograms.latte, miniPrograms.tram, miniPrograms.bill]) {
    await addVersion(db, program, people.builder, "2.0.0", { state: "rejected" });
    await addVersion(db, program, people.builder, number);
  }
}

/** Everybody with a draft for each mini program, as if they had once been allowed to upload. */
async function withDrafts(db: Db, { miniPrograms, people }: SmallWorld): Promise<void> {
  for (const { id: miniProgramId } of Object.values(miniPrograms)) {
    const drafts = Object.values(people).map(({ id: uploadedBy }) => ({
      miniProgramId,
      uploadedBy,
      createdAt: testNow,
      number,
      uploadNote: "",
      entranceUrl: "https://shop.example.com/",
      jsapis: [],
    }));
    await db.insert(versionDrafts).values(drafts);
  }
}

async function ownDraft({ db, actor }: Ctx, id: string): Promise<string> {
  const [draft] = await db
    .select({ id: versionDrafts.id })
    .from(versionDrafts)
    .where(and(eq(versionDrafts.miniProgramId, id), eq(versionDrafts.uploadedBy, actor.personId)));
  return draft?.id ?? randomUUID();
}

/** Whoever may upload and has chosen the other kind of mini program was let through. */
async function orConflict(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "conflict") throw error;
  }
}

const given = (rows: Case["given"] & {}, cases: Case[]): Case[] => cases.map((one) => ({ ...one, given: rows }));

const refused: Inspection = { ok: false, problems: [{ file: null, message: "This is no ZIP." }] };

export const versionOperations: Record<string, Row> = {
  "version/list-versions": {
    kind: "read",
    cases: onMiniPrograms("version.view", (ctx, id) => listVersions(ctx, { id, ...listVersionsInput.parse({}) })),
  },
  "version/get-preview-code": {
    kind: "read",
    cases: onMiniPrograms("version.preview", (ctx, id) => getPreviewCode(ctx, { id, number })).map((one) => ({
      ...one,
      given: withVersions,
    })),
  },
  "version/get-version": {
    kind: "read",
    cases: given(
      withVersions,
      onMiniPrograms("version.view", (ctx, id) => getVersion(ctx, { id, number })),
    ),
  },
  "version/compare-versions": {
    kind: "read",
    cases: given(
      withVersions,
      onMiniPrograms("version.view", (ctx, id) => compareVersions(ctx, { id, from: "2.0.0", to: number })),
    ),
  },
  "version/open-package": {
    kind: "command",
    cases: given(
      withVersions,
      onMiniPrograms("version.download", (ctx, id) => openPackage(ctx, { id, number })),
    ),
  },
  "version/get-draft": {
    kind: "read",
    cases: given(
      withDrafts,
      onMiniPrograms("version.upload", async (ctx, id) => getDraft(ctx, { id, draft: await ownDraft(ctx, id) })),
    ),
  },
  "version/get-upload-form": {
    kind: "read",
    cases: onMiniPrograms("version.upload", (ctx, id) => getUploadForm(ctx, { id, typed: null })),
  },
  "version/check-upload": {
    kind: "command",
    cases: onMiniPrograms("version.upload", (ctx, id) => orConflict(checkUpload(ctx, { id, number, uploadNote: "" }))),
  },
  "version/keep-draft": {
    kind: "command",
    cases: onMiniPrograms("version.upload", (ctx, id) => {
      const file = { fileName: "app.zip", bytes: new Uint8Array(), inspection: refused };
      return orConflict(keepDraft(ctx, { id, number, uploadNote: "", ...file }));
    }),
  },
  "version/keep-entrance-draft": {
    kind: "command",
    cases: onMiniPrograms("version.upload", (ctx, id) =>
      orConflict(keepEntranceDraft(ctx, { id, number, uploadNote: "", jsapis: ["findPlace"] })),
    ),
  },
  "version/create-version": {
    kind: "command",
    cases: given(
      withDrafts,
      onMiniPrograms("version.upload", async (ctx, id) => createVersion(ctx, { id, draft: await ownDraft(ctx, id) })),
    ),
  },
  "version/delete-version": {
    kind: "command",
    cases: given(
      withVersions,
      onMiniPrograms("version.delete", (ctx, id) => deleteVersion(ctx, { id, number })),
    ),
  },
  "version/edit-release-notes": {
    kind: "command",
    cases: given(
      withVersions,
      onMiniPrograms("version.editReleaseNote", (ctx, id) =>
        editReleaseNotes(ctx, { id, number, language: "en", note: "News", shown: "" }),
      ),
    ),
  },
};
