"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { makeDefaultAction } from "./actions";

/** Takes nothing away and is undone by the same button elsewhere, so it does not ask. */
export function MakeDefaultForm({ hidden }: { hidden: Record<string, string> }) {
  return (
    <ActionForm action={makeDefaultAction} labels={{}} hidden={hidden} className="flex flex-col gap-2">
      <SubmitButton variant="outline" size="sm">
        Make default
      </SubmitButton>
    </ActionForm>
  );
}
