"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import type { ButtonLook } from "../ui/button-style";
import { ActionForm } from "./action-form";
import { askFor, askForm, asked, stopAsking } from "./asked";
import { CloseWhenDone } from "./close-when-done";
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

/**
 * Asks once before something is done, in a dialog that is drawn when it is asked for. The address says so: without
 * JavaScript the button leads there, and a page that is brought anew asks again.
 */
export function ConfirmForm(props: Props) {
  const { trigger, look, icon, submit, tone, hidden } = props;
  const name = [submit, ...Object.values(hidden ?? {})].join(" ");
  const isAsked = useSearchParams().get(asked) === name;
  const [isDrawn, setDrawn] = useState(isAsked);
  if (isAsked && !isDrawn) setDrawn(true);
  return (
    <>
      <Button
        {...look}
        {...(tone && { tone })}
        icon={icon}
        type="submit"
        form={askForm}
        name={asked}
        value={name}
        aria-haspopup="dialog"
        onClick={(event) => {
          event.preventDefault();
          askFor(name);
        }}
      >
        {trigger}
      </Button>
      {isDrawn && <Asking {...props} isAsked={isAsked} />}
    </>
  );
}

/** Once drawn it stays, closed or open, with what was typed in it. */
function Asking({ title, children, action, labels = {}, submit, tone, hidden, isAsked }: Props & { isAsked: boolean }) {
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!isAsked) dialog?.close();
    else if (!dialog?.matches(":modal")) {
      // As it is drawn it stands open on the page, for browsers without JavaScript.
      dialog?.removeAttribute("open");
      dialog?.showModal();
    }
  }, [isAsked]);
  return (
    <dialog ref={ref} open aria-labelledby={titleId} className="floating confirm" onClose={stopAsking}>
      <ActionForm action={action} labels={labels} hidden={hidden} className="flex flex-col gap-4">
        <CloseWhenDone />
        <h2 id={titleId} className="text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        {children}
        <div className="flex flex-wrap gap-2 max-md:flex-col">
          <SubmitButton {...(tone && { tone })}>{submit}</SubmitButton>
          <Button
            type="submit"
            form={askForm}
            onClick={(event) => {
              event.preventDefault();
              ref.current?.close();
            }}
          >
            Cancel
          </Button>
        </div>
      </ActionForm>
    </dialog>
  );
}
