"use client";

import { type ReactNode, useId } from "react";
import { Button } from "../ui/button";
import type { ButtonLook } from "../ui/button-style";
import { ActionForm } from "./action-form";
import { CloseWhenDone } from "./close-when-done";
import { dialogCommand } from "./dialog-command";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";

type Props = {
  /** The words of the button that asks. */
  trigger: ReactNode;
  look?: Omit<ButtonLook, "className">;
  icon?: ReactNode;
  /** What the dialog is called. */
  title: string;
  /** What will happen, then the fields, if any. */
  children?: ReactNode;
  action: FormAction;
  labels?: Record<string, string>;
  /** The words of the button that does it. */
  submit: string;
  tone?: "danger";
  /** What is sent along, such as whom it concerns. */
  hidden?: Record<string, string>;
};

/** Asks once before something is done. A native dialog: it opens without JavaScript too, and then posts as a form does. */
export function ConfirmForm({
  trigger,
  look,
  icon,
  title,
  children,
  action,
  labels = {},
  submit,
  tone,
  hidden,
}: Props) {
  const id = useId();
  return (
    <>
      <Button {...look} {...(tone && { tone })} icon={icon} aria-haspopup="dialog" {...dialogCommand("show-modal", id)}>
        {trigger}
      </Button>
      <dialog id={id} aria-labelledby={`${id}-title`} className="floating confirm">
        <ActionForm action={action} labels={labels} hidden={hidden} className="flex flex-col gap-4">
          <CloseWhenDone />
          <h2 id={`${id}-title`} className="text-lg font-semibold wrap-anywhere">
            {title}
          </h2>
          {children}
          <div className="flex flex-wrap gap-2 max-md:flex-col">
            <SubmitButton {...(tone && { tone })}>{submit}</SubmitButton>
            <Button data-close="" {...dialogCommand("close", id)}>
              Cancel
            </Button>
          </div>
        </ActionForm>
      </dialog>
    </>
  );
}
