"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Ctx } from "@/lib/context";
import { approveRequest } from "@/lib/review/approve-request";
import { assertMayClose } from "@/lib/review/assert-may-close";
import { approveRequestInput, readRequestNumber, rejectRequestInput, withdrawRequestInput } from "@/lib/review/inputs";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";

export async function approveAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: approveRequestInput,
    permit: permitting(data, "deciding"),
    isRace: true,
    run: async (ctx, input) => {
      await approveRequest(ctx, input);
      redirect(`/approvals/${input.number}?done=approved`);
    },
  });
}

export async function rejectAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: rejectRequestInput,
    permit: permitting(data, "deciding"),
    isRace: true,
    run: async (ctx, input) => {
      await rejectRequest(ctx, input);
      redirect(`/approvals/${input.number}?done=rejected`);
    },
  });
}

export async function withdrawAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: withdrawRequestInput,
    permit: permitting(data, "withdrawing"),
    isRace: true,
    run: async (ctx, input) => {
      await withdrawRequest(ctx, input);
      redirect(`/approvals/${input.number}?done=withdrawn`);
    },
  });
}

function permitting(data: FormData, by: "deciding" | "withdrawing") {
  const number = data.get("number");
  return (ctx: Ctx) =>
    assertMayClose(ctx, { number: typeof number === "string" ? readRequestNumber(number) : null, by });
}
