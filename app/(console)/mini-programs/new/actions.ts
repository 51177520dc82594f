"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { fileField, formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { assertMayCreate } from "@/lib/mini-program/assert-may-create";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";

export async function createMiniProgramAction(_previous: FormState, posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  const state = await runForm({
    data,
    schema: createMiniProgramInput,
    lists: ["categories"],
    permit: assertMayCreate,
    prepare: async (ctx) => {
      const file = await fileField(data, "logo");
      return file ? { logoDraft: (await keepLogoDraft(ctx, { file })).id } : {};
    },
    run: async (ctx, input) => {
      const { id } = await createMiniProgram(ctx, input);
      redirect(`/mini-programs/${id}/information?created`);
    },
  });
  // The key of a form that has made something is used up: sent again, it makes another one.
  if (state.code !== "conflict") return state;
  return { ...state, values: { ...state.values, formKey: randomUUID() } };
}
