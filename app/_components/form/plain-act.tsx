"use client";

import type { ReactNode } from "react";
import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

type Props = { action: FormAction; hidden?: Record<string, string>; describedBy?: string; children: ReactNode };

/** A button for what can be undone: it asks nothing. */
export function PlainAct({ action, hidden, describedBy, children }: Props) {
  return (
    <ActionForm action={action} labels={{}} hidden={hidden} className="flex flex-col items-start gap-1.5">
      <SubmitButton variant="outline" size="sm" title={describedBy}>
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
