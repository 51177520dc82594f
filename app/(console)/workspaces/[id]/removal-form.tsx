"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { removeWorkspaceAction } from "./actions";

export function RemovalForm({ id, name, members }: { id: string; name: string; members: number }) {
  return (
    <ActionForm
      action={removeWorkspaceAction}
      labels={{ typedName: "Workspace name" }}
      hidden={{ workspace: id }}
      className="flex max-w-180 flex-col gap-4"
    >
      <p className="text-sm text-ink-2">
        The workspace goes for everybody, at once and for good:{" "}
        {members === 1 ? "its 1 membership" : `its ${members} memberships`} and its open invitations end. The audit log
        keeps what was done in it.
      </p>
      <TextField name="typedName" required autoComplete="off" help={`To confirm, type its name: ${name}`} />
      <div>
        <SubmitButton variant="outline" tone="danger">
          Remove workspace
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
