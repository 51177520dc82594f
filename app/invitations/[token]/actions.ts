"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { acceptInvitation } from "@/lib/workspace/accept-invitation";
import { acceptInvitationInput } from "@/lib/workspace/inputs";

export async function acceptAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: acceptInvitationInput,
    // Whoever is signed in may: their verified e-mail decides.
    permit: () => Promise.resolve(),
    run: async (ctx, input) => {
      await acceptInvitation(ctx, input);
      redirect(`/invitations/${encodeURIComponent(input.token)}` as Route);
    },
  });
}
