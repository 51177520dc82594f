"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { makeDefaultAction } from "./actions";

/** Takes nothing away and is undone by the same button elsewhere, so it does not ask. */
export function MakeDefaultForm({ hidden }: { hidden: Record<string, string> }) {
  return (
    <ActionForm action={makeDefaultAction} labels={{}} className="flex flex-col gap-2">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="outline" size="sm">
        Make default
      </SubmitButton>
    </ActionForm>
  );
}
