"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { createWorkspaceAction } from "./actions";

const labels = { name: "Workspace name", adminName: "Name of its first Developer Admin", adminEmail: "Their e-mail" };

export function CreateWorkspaceForm({ sendsMail }: { sendsMail: boolean }) {
  const how = sendsMail ? "gets an invitation by mail." : "gets an invitation, whose link you copy for them.";
  return (
    <ActionForm action={createWorkspaceAction} labels={labels} warnUnsaved>
      <TextField name="name" max={60} required help="As people know it, such as Morning Cup Co." />
      <TextField name="adminName" max={100} required autoComplete="off" />
      <TextField
        name="adminEmail"
        type="email"
        inputMode="email"
        required
        autoComplete="off"
        help={`The verified e-mail of their account. Whoever has signed in with it before is a member at once; anyone else ${how}`}
      />
      <FormActs>
        <SubmitButton>Create developer workspace</SubmitButton>
        <ButtonLink href="/workspaces">Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
