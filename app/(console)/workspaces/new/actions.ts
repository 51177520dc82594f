"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { assertMayPostWorkspace } from "@/lib/workspace/assert-may-post-workspace";
import { createDeveloperWorkspace } from "@/lib/workspace/create-developer-workspace";
import { createDeveloperWorkspaceInput } from "@/lib/workspace/inputs";
import { doneHref } from "../../done-href";

export async function createWorkspaceAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: createDeveloperWorkspaceInput,
    permit: assertMayPostWorkspace,
    run: async (ctx, input) => {
      const { id, admin } = await createDeveloperWorkspace(ctx, input);
      redirect(doneHref(`/workspaces/${id}`, admin === "added" ? "created" : "created-invited"));
    },
  });
}
