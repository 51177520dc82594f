"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { ActionForm } from "@/app/_components/form/action-form";
import { controlStyle } from "@/app/_components/form/field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { cx } from "@/app/_components/ui/cx";
import type { SelectOption } from "@/app/_components/form/select-field";
import { single, useField } from "@/app/_components/form/use-field";
import { setMemberRoleAction } from "./actions";

type Props = { id: string; personId: string; role: string; roles: SelectOption[] };

/** The role of a member in their row. Choosing another one brings the button that saves it. */
export function RoleForm({ id, personId, role, roles }: Props) {
  return (
    <ActionForm
      action={setMemberRoleAction}
      labels={{ role: "Role" }}
      className="relative z-1 flex flex-wrap items-center gap-2"
      hidden={{ id, personId }}
      from={{ began: role }}
    >
      <RoleChoice role={role} roles={roles} />
    </ActionForm>
  );
}

function RoleChoice({ role, roles }: Pick<Props, "role" | "roles">) {
  const given = single(useField({ name: "role" }, role).value) ?? role;
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <span className="relative inline-block min-w-40">
        <select
          name="role"
          aria-label="Role"
          key={given}
          defaultValue={given}
          onChange={(event) => setChosen(event.currentTarget.value)}
          className={cx(controlStyle, "h-8 appearance-none pe-7 max-md:h-10")}
        >
          {roles.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-2 top-1/2 size-4 -translate-y-1/2 text-ink-2"
        />
      </span>
      <span className={(chosen ?? given) === role ? "hidden [@media(scripting:none)]:block" : undefined}>
        <SubmitButton variant="outline">Save role</SubmitButton>
      </span>
    </>
  );
}
