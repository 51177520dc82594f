"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { makeDefaultAction } from "./actions";

type Props = { hidden: Record<string, string>; from: Record<string, string> };

/** Takes nothing away and is undone by the same button elsewhere, so it does not ask. */
export function MakeDefaultForm({ hidden, from }: Props) {
  return (
    <ActionForm action={makeDefaultAction} labels={{}} hidden={hidden} from={from} className="flex flex-col gap-2">
      <SubmitButton variant="outline" size="sm">
        Make default
      </SubmitButton>
    </ActionForm>
  );
}
