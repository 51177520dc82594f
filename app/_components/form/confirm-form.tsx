"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import type { ButtonLook } from "../ui/button-style";
import { ActionForm } from "./action-form";
import { askFor, askForm, asked, stopAsking } from "./asked";
import { CloseWhenDone } from "./close-when-done";
import type { FormAction } from "./form-state";
import { identityOf } from "./own-fields";
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
  /** What of the state that it was drawn from is sent along, such as a revision. */
  from?: Record<string, string>;
};

/**
 * Asks once before something is done, in a dialog that is drawn when it is asked for. The address says so: without
 * JavaScript the button leads there, and a page that is brought anew asks again.
 */
export function ConfirmForm(props: Props) {
  const { trigger, look, icon, submit, tone, labels = {}, hidden } = props;
  const name = identityOf({ act: submit, labels, hidden });
  const params = useSearchParams();
  const [query, isInAddress] = [params.toString(), params.get(asked) === name];
  const [asking, setAsking] = useState({ query, isAsked: isInAddress, isDrawn: isInAddress });
  const { isAsked, isDrawn } = asking;
  // An act has led to the same page with something to say.
  if (query !== asking.query) setAsking({ query, isAsked: isInAddress, isDrawn: isDrawn || isInAddress });
  const ask = (isAsked: boolean) => {
    setAsking({ query, isAsked, isDrawn: true });
    if (isAsked) askFor(name);
    else stopAsking(name);
  };
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
          ask(true);
        }}
      >
        {trigger}
      </Button>
      {isDrawn && <Asking {...props} isAsked={isAsked} onClose={() => ask(false)} />}
    </>
  );
}

/** Once drawn it stays, closed or open, with what was typed in it. */
function Asking(props: Props & { isAsked: boolean; onClose: () => void }) {
  const { title, children, action, labels = {}, submit, tone, hidden, from, isAsked, onClose } = props;
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  // Where nothing is to be typed, the Enter key alone does no harm.
  const isGrave = tone === "danger" && Object.keys(labels).length === 0;
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!isAsked) dialog?.close();
    else if (!dialog?.matches(":modal")) {
      // As it is drawn it stands open on the page, for browsers without JavaScript.
      dialog?.removeAttribute("open");
      dialog?.showModal();
      if (isGrave) cancel.current?.focus();
    }
  }, [isAsked, isGrave]);
  return (
    <dialog ref={ref} open aria-labelledby={titleId} className="floating confirm" onClose={onClose}>
      <ActionForm
        action={action}
        act={submit}
        labels={labels}
        hidden={hidden}
        from={from}
        className="flex flex-col gap-4"
      >
        <CloseWhenDone />
        <h2 id={titleId} className="text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        {children}
        <div className="flex flex-wrap gap-2 max-md:flex-col">
          <SubmitButton {...(tone && { tone })}>{submit}</SubmitButton>
          <Button
            ref={cancel}
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
