"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Ctx } from "@/lib/context";
import { discardMail } from "@/lib/notice/discard-mail";
import { mailInput, retryGivenUpMailsInput } from "@/lib/notice/mail-inputs";
import { retryGivenUpMails } from "@/lib/notice/retry-given-up-mails";
import { retryMail } from "@/lib/notice/retry-mail";
import { makeDeploymentKeyInput, revokeDeploymentKeyInput } from "@/lib/release/inputs";
import { makeDeploymentKey } from "@/lib/release/make-deployment-key";
import { revokeDeploymentKey } from "@/lib/release/revoke-deployment-key";
import { assertMaySet } from "@/lib/settings/assert-may-set";
import { setSelfApprovalInput } from "@/lib/settings/inputs";
import { setSelfApproval } from "@/lib/settings/set-self-approval";
import { doneHref } from "../done-href";
import type { DoneWord } from "./done";

type Act<Schema extends z.ZodType, Result> = {
  schema: Schema;
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<Result>;
  /** What the page then says. */
  done: DoneWord | ((result: Result) => DoneWord);
};

/** One act on the settings, which leads back to them. */
async function inSettings<Schema extends z.ZodType, Result>(
  posted: FormData,
  { schema, run, done }: Act<Schema, Result>,
): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema,
    permit: assertMaySet,
    run: async (ctx, input) => {
      const result = await run(ctx, input);
      redirect(doneHref("/settings", typeof done === "function" ? done(result) : done));
    },
  });
}

export async function setSelfApprovalAction(posted: FormData): Promise<FormState> {
  return inSettings(posted, {
    schema: setSelfApprovalInput,
    run: setSelfApproval,
    done: ({ isChanged }) => (isChanged ? "self-approval" : "same-self-approval"),
  });
}

export async function retryMailAction(posted: FormData): Promise<FormState> {
  return inSettings(posted, { schema: mailInput, run: retryMail, done: "retried" });
}

export async function retryGivenUpMailsAction(posted: FormData): Promise<FormState> {
  return inSettings(posted, { schema: retryGivenUpMailsInput, run: retryGivenUpMails, done: "retried-all" });
}

export async function discardMailAction(posted: FormData): Promise<FormState> {
  return inSettings(posted, { schema: mailInput, run: discardMail, done: "discarded" });
}

/** The key stands in the answer to this form and nowhere else. */
export async function makeDeploymentKeyAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: makeDeploymentKeyInput,
    permit: assertMaySet,
    run: async (ctx, input) => {
      const { key } = await makeDeploymentKey(ctx, input);
      return { status: "ok", message: "The key is made.", secret: key };
    },
  });
}

export async function revokeDeploymentKeyAction(posted: FormData): Promise<FormState> {
  return inSettings(posted, { schema: revokeDeploymentKeyInput, run: revokeDeploymentKey, done: "key-revoked" });
}
