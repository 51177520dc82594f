"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { SelectField } from "@/app/_components/form/select-field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { roleLabels } from "@/lib/format/labels";
import { rolesOf, type WorkspaceKind } from "@/lib/vocabulary";
import { inviteAction } from "../actions";

const labels = { name: "Name", email: "E-mail", role: "Role" };

export function InviteForm({ workspace, kind }: { workspace: string; kind: WorkspaceKind }) {
  return (
    <ActionForm action={inviteAction} labels={labels} warnUnsaved hidden={{ workspace }}>
      <TextField name="name" max={100} required autoComplete="off" help="How the mail greets them." />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        required
        autoComplete="off"
        help="The e-mail of their account at the identity provider."
      />
      <SelectField
        name="role"
        options={rolesOf(kind).map((value) => ({ value, label: roleLabels[value] }))}
        prompt="Choose a role"
        required
      />
      <FormActs>
        <SubmitButton>Invite</SubmitButton>
        <ButtonLink href={`/workspaces/${workspace}`}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
