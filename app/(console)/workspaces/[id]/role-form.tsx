"use client";

import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { SelectField } from "@/app/_components/form/select-field";
import { roleLabels } from "@/lib/format/labels";
import { rolesOf, type Role, type WorkspaceKind } from "@/lib/vocabulary";
import { setRoleAction } from "./actions";

type Props = {
  kind: WorkspaceKind;
  name: string;
  role: Role;
  isOfGroups: boolean;
  hidden: Record<string, string>;
};

export function RoleForm({ kind, name, role, isOfGroups, hidden }: Props) {
  return (
    <ConfirmForm
      trigger="Set role"
      look={{ size: "sm" }}
      title={`Set the role of ${name}`}
      action={setRoleAction}
      labels={{ role: "Role" }}
      submit="Save"
      hidden={hidden}
      from={{ began: role }}
    >
      <SelectField
        name="role"
        options={rolesOf(kind).map((value) => ({ value, label: roleLabels[value] }))}
        defaultValue={role}
        required
      />
      <p className="text-sm text-ink-2">The new role holds from their next click on.</p>
      {isOfGroups && (
        <p className="text-sm text-ink-2">
          At present the groups of the identity provider manage this membership. Once you set the role by hand they
          leave it alone, also when {name} leaves the group.
        </p>
      )}
    </ConfirmForm>
  );
}
