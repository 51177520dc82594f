"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import type { FormAction } from "@/app/_components/form/form-state";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { TextareaField } from "@/app/_components/form/textarea-field";

type Props = {
  action: FormAction;
  hidden: Record<string, string>;
  look: { variant: "filled" | "outline" };
  children: string;
};

/** A step that asks for nothing. */
export function StepForm({ action, hidden, look, children }: Props) {
  return (
    <ActionForm
      action={action}
      act={children}
      labels={{}}
      hidden={hidden}
      className="flex min-w-0 flex-col items-start gap-2"
    >
      <SubmitButton {...look}>{children}</SubmitButton>
    </ActionForm>
  );
}

/** A step that sets the share of the users who get the version; why is asked for whom it interests. */
export function ShareForm({ action, hidden, look, least, children }: Props & { least: number }) {
  return (
    <ActionForm
      action={action}
      act={children}
      labels={{ share: "Share (percent)", reason: "Reason" }}
      hidden={hidden}
      className="flex flex-col gap-3 border-b border-line pb-3"
    >
      <TextField
        name="share"
        inputMode="numeric"
        autoComplete="off"
        required
        help={least >= 99 ? "A whole number, 99 at most." : `A whole number from ${least} to 99. It only rises.`}
      />
      <details>
        <summary className="inline-flex min-h-6 items-center rounded text-xs text-ink-2 underline decoration-line-strong underline-offset-2">
          Say why
        </summary>
        <div className="mt-2">
          <TextareaField name="reason" help="The release progress shows it." />
        </div>
      </details>
      <div>
        <SubmitButton {...look}>{children}</SubmitButton>
      </div>
    </ActionForm>
  );
}
