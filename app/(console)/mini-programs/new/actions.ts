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

export async function createMiniProgramAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: createMiniProgramInput,
    lists: ["categories"],
    permit: assertMayCreate,
    prepare: async (ctx) => {
      const file = await fileField(data, "logo");
      return file ? { logoDraft: (await keepLogoDraft(ctx, { file })).id } : {};
    },
    // Sent again, it makes another one.
    renews: () => ({ formKey: randomUUID() }),
    run: async (ctx, input) => {
      const { id } = await createMiniProgram(ctx, input);
      redirect(`/mini-programs/${id}/information?created`);
    },
  });
}
