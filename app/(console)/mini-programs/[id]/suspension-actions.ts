"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Ctx } from "@/lib/context";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { assertMayPostSuspension } from "@/lib/mini-program/assert-may-post-suspension";
import { resumeMiniProgramInput, suspendMiniProgramInput } from "@/lib/mini-program/inputs";
import { resumeMiniProgram } from "@/lib/mini-program/resume-mini-program";
import { suspendMiniProgram } from "@/lib/mini-program/suspend-mini-program";
import { assertMayClose } from "@/lib/review/assert-may-close";
import { readRequestNumber } from "@/lib/review/inputs";

export async function suspendAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: suspendMiniProgramInput,
    permit: (ctx) => permitSuspension(ctx, data),
    isRace: true,
    run: async (ctx, input) => {
      await suspendMiniProgram(ctx, input);
      if (input.id !== "") leadToHeader(input.id, "suspended");
      redirect(`/approvals/${input.request}?done=suspended`);
    },
  });
}

export async function resumeAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: resumeMiniProgramInput,
    permit: (ctx) => assertMayPost(ctx, { id: textOf(data, "id"), action: "miniProgram.resume" }),
    isRace: true,
    run: async (ctx, input) => {
      await resumeMiniProgram(ctx, input);
      leadToHeader(input.id, "resumed");
    },
  });
}

/** The header above the page says it anew too. */
function leadToHeader(id: string, done: "suspended" | "resumed"): never {
  revalidatePath(`/mini-programs/${id}`, "layout");
  redirect(`/mini-programs/${id}/information?done=${done}`);
}

/** Those who decide a request may suspend what it is about. */
async function permitSuspension(ctx: Ctx, data: FormData): Promise<void> {
  const id = textOf(data, "id");
  const number = readRequestNumber(textOf(data, "request"));
  if (id === "" && number !== null) return assertMayClose(ctx, { number, by: "deciding" });
  return assertMayPostSuspension(ctx, { id });
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}
