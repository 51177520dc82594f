"use client";

import { Undo2 } from "lucide-react";
import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { deleteForGoodAction, executeRemovalAction, requestRemovalAction, restoreMiniProgramAction } from "./actions";

type Props = { id: string; name: string };

const named = { typedName: "Mini program name" };
const spaced = "flex max-w-180 flex-col gap-4";

export function RequestRemovalForm({ id }: { id: string }) {
  return (
    <ActionForm
      action={requestRemovalAction}
      labels={{ reason: "Reason" }}
      warnUnsaved
      className={spaced}
      hidden={{ id }}
    >
      <TextareaField name="reason" required help="Whoever decides reads this, up to 1,000 characters." />
      <FormActs>
        <SubmitButton>Send request</SubmitButton>
      </FormActs>
    </ActionForm>
  );
}

export function ExecuteRemovalForm({ id, name }: Props) {
  return (
    <ActionForm action={executeRemovalAction} labels={named} className={spaced} hidden={{ id }}>
      <TextField name="typedName" required autoComplete="off" help={`To confirm, type its name: ${name}`} />
      <FormActs>
        <SubmitButton tone="danger">Remove mini program</SubmitButton>
      </FormActs>
    </ActionForm>
  );
}

export function DeleteForGoodForm({ id, name }: Props) {
  return (
    <ActionForm action={deleteForGoodAction} labels={named} className={spaced} hidden={{ id }}>
      <TextField name="typedName" required autoComplete="off" help={`To confirm, type its name: ${name}`} />
      <FormActs>
        <SubmitButton variant="outline" tone="danger">
          Delete for good
        </SubmitButton>
      </FormActs>
    </ActionForm>
  );
}

export function RestoreForm({ id }: { id: string }) {
  return (
    <ActionForm action={restoreMiniProgramAction} labels={{}} className={spaced} hidden={{ id }}>
      <div>
        <SubmitButton icon={<Undo2 />}>Restore mini program</SubmitButton>
      </div>
    </ActionForm>
  );
}
