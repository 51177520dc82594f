"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { doneHref } from "@/app/(console)/done-href";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Action } from "@/lib/access/matrix";
import type { Ctx } from "@/lib/context";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { readRequestNumber, withdrawVersionInput } from "@/lib/review/inputs";
import { assertMayClose } from "@/lib/review/assert-may-close";
import { cancelRelease } from "@/lib/version/cancel-release";
import { pauseRelease } from "@/lib/version/pause-release";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { resumeRelease } from "@/lib/version/resume-release";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { startPilot } from "@/lib/version/start-pilot";
import { rollBackInput, setShareInput, submitVersionInput, versionStepInput } from "@/lib/version/step-inputs";
import { submitVersion } from "@/lib/version/submit-version";

export async function submitVersionAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.submit", submitVersionInput, submitVersion, "submitted");
}

export async function startPilotAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", versionStepInput, startPilot, "pilot");
}

export async function startGrayscaleAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", setShareInput, startGrayscale, "grayscale");
}

export async function raiseShareAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", setShareInput, raiseShare, "raised");
}

export async function pauseReleaseAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", versionStepInput, pauseRelease, "paused");
}

export async function resumeReleaseAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", versionStepInput, resumeRelease, "resumed");
}

export async function publishVersionAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", versionStepInput, publishVersion, "published");
}

export async function cancelReleaseAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", versionStepInput, cancelRelease, "canceled");
}

export async function rollBackAction(posted: FormData): Promise<FormState> {
  return step(posted, "version.release", rollBackInput, rollBack, "rolled-back");
}

/** A version in review is taken back by taking back its request. */
export async function withdrawVersionAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: withdrawVersionInput,
    permit: (ctx) => assertMayClose(ctx, { number: readRequestNumber(String(data.get("number"))), by: "withdrawing" }),
    isRace: true,
    run: async (ctx, input) => {
      const { id, version, number } = input;
      await withdrawRequest(ctx, { number });
      redirect(doneHref(`/mini-programs/${id}/versions/${version}`, "withdrawn"));
    },
  });
}

type Version = { id: string; number: string };

/** The steps differ in what they ask for and in what they do. */
async function step<Schema extends z.ZodType<Version>>(
  posted: unknown,
  action: Action,
  schema: Schema,
  take: (ctx: Ctx, input: z.output<Schema>) => Promise<unknown>,
  done: string,
): Promise<FormState> {
  const data = formOf(posted);
  const id = data.get("id");
  return runForm({
    data,
    schema,
    permit: (ctx) => assertMayPost(ctx, { id: typeof id === "string" ? id : "", action }),
    isRace: true,
    run: async (ctx, input) => {
      await take(ctx, input);
      redirect(doneHref(`/mini-programs/${input.id}/versions/${input.number}`, done));
    },
  });
}
