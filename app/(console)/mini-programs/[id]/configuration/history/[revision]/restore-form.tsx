"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { restoreConfigurationAction } from "../../actions";

type Props = { id: string; restored: number; newest: number };

export function RestoreForm({ id, restored, newest }: Props) {
  return (
    <ActionForm
      action={restoreConfigurationAction}
      labels={{}}
      hidden={{ miniProgram: id, restored }}
      from={{ revision: newest }}
    >
      <p className="text-sm text-ink-2">
        It becomes the next state and counts at once. What counts now stays in the history.
      </p>
      <FormActs>
        <SubmitButton>Bring back</SubmitButton>
        <ButtonLink href={`/mini-programs/${id}/configuration`}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
