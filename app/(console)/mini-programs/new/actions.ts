"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { fileField } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { createMiniProgram } from "@/lib/mini-program/create-mini-program";
import { createMiniProgramInput } from "@/lib/mini-program/inputs";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";

export async function createMiniProgramAction(_previous: FormState, data: FormData): Promise<FormState> {
  return runForm({
    data,
    schema: createMiniProgramInput,
    lists: ["categories"],
    prepare: async (ctx) => {
      const file = await fileField(data, "logo");
      return file ? { logoDraft: (await keepLogoDraft(ctx, { file })).id } : {};
    },
    run: async (ctx, input) => {
      const { id } = await createMiniProgram(ctx, input);
      redirect(`/mini-programs/${id}/information?created`);
    },
  });
}
