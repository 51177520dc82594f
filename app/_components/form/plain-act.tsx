"use client";

import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

type Props = { action: FormAction; hidden?: Record<string, string>; describedBy?: string; children: string };

/** A button for what can be undone: it asks nothing. */
export function PlainAct({ action, hidden, describedBy, children }: Props) {
  return (
    <ActionForm
      action={action}
      act={children}
      labels={{}}
      hidden={hidden}
      className="flex flex-col items-start gap-1.5"
    >
      <SubmitButton variant="outline" size="sm" title={describedBy}>
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
