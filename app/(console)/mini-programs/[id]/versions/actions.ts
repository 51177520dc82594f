"use server";

import { redirect } from "next/navigation";
import { doneHref } from "@/app/(console)/done-href";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Action } from "@/lib/access/matrix";
import type { Ctx } from "@/lib/context";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { createVersion } from "@/lib/version/create-version";
import { deleteVersion } from "@/lib/version/delete-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import {
  createVersionInput,
  deleteVersionInput,
  editReleaseNotesInput,
  keepEntranceDraftInput,
} from "@/lib/version/inputs";
import { keepEntranceDraft } from "@/lib/version/keep-entrance-draft";
import { draftHref } from "./draft-href";

export async function uploadEntranceAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: keepEntranceDraftInput,
    lists: ["jsapis"],
    permit: permitting(data, "version.upload"),
    run: async (ctx, input) => {
      const draft = await keepEntranceDraft(ctx, input);
      redirect(draftHref(input.id, draft.id));
    },
  });
}

export async function createVersionAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: createVersionInput,
    permit: permitting(data, "version.upload"),
    run: async (ctx, input) => {
      const { number } = await createVersion(ctx, input);
      redirect(doneHref(`/mini-programs/${input.id}/versions/${number}`, "created"));
    },
  });
}

export async function deleteVersionAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: deleteVersionInput,
    permit: permitting(data, "version.delete"),
    isRace: true,
    run: async (ctx, input) => {
      await deleteVersion(ctx, input);
      redirect(doneHref(`/mini-programs/${input.id}/versions`, "deleted"));
    },
  });
}

export async function editReleaseNotesAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: editReleaseNotesInput,
    permit: permitting(data, "version.editReleaseNote"),
    run: async (ctx, input) => {
      const { isChanged } = await editReleaseNotes(ctx, input);
      const { id, number, language, note } = input;
      const done = !isChanged ? "same-note" : note === "" ? "note-gone" : "noted";
      redirect(doneHref(`/mini-programs/${id}/versions/${number}`, done, { language }));
    },
  });
}

function permitting(data: FormData, action: Action) {
  const id = data.get("id");
  return (ctx: Ctx) => assertMayPost(ctx, { id: typeof id === "string" ? id : "", action });
}
