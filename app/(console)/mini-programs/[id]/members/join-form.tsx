"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { joinAction } from "./actions";

export function JoinForm({ id }: { id: string }) {
  return (
    <ActionForm action={joinAction} labels={{ reason: "Reason" }} warnUnsaved hidden={{ id }}>
      <TextareaField name="reason" required help="1 to 1,000 characters. Its members read this." />
      <FormActs>
        <SubmitButton>Join as Developer Admin</SubmitButton>
        <ButtonLink href={`/mini-programs/${id}/members`}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
