"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type MouseEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Href } from "../ui/app-link";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import type { ButtonLook } from "../ui/button-style";
import { ActionForm } from "./action-form";
import { askFor, askForm, asked, stopAsking } from "./asked";
import { CloseWhenDone } from "./close-when-done";
import { useForm } from "./form-context";
import type { FormAction } from "./form-state";
import { identityOf } from "./own-fields";
import { SubmitButton } from "./submit-button";
import { useUnasked } from "./use-unasked";

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
  /** The words of the button that leaves it, where "Cancel" could be taken for the act. */
  keep?: string;
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
  const { trigger: words, look, icon, submit, tone, labels = {}, hidden } = props;
  const name = identityOf({ act: submit, labels, hidden });
  const params = useSearchParams();
  const [query, isInAddress] = [params.toString(), params.get(asked) === name];
  const [asking, setAsking] = useState({ query, isAsked: isInAddress, isDrawn: isInAddress });
  const { isAsked, isDrawn } = asking;
  // An act has led to the same page with something to say.
  if (query !== asking.query) setAsking({ query, isAsked: isInAddress, isDrawn: isDrawn || isInAddress });
  const trigger = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={trigger}
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
          setAsking({ query, isAsked: true, isDrawn: true });
        }}
      >
        {words}
      </Button>
      {isDrawn && (
        <Asking
          {...props}
          name={name}
          isAsked={isAsked}
          beforeOpening={() => trigger.current?.focus()}
          onClose={() => setAsking({ query, isAsked: false, isDrawn: true })}
        />
      )}
    </>
  );
}

type AskingProps = Props & { name: string; isAsked: boolean; beforeOpening: () => void; onClose: () => void };

/** Once drawn it stays, closed or open, with what was typed in it. */
function Asking(props: AskingProps) {
  const { title, children, action, labels = {}, submit, keep = "Cancel", tone, hidden, from } = props;
  const { name, isAsked, beforeOpening, onClose } = props;
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const [pathname, query] = [usePathname(), useUnasked().toString()];
  const back = `${pathname}${query && `?${query}`}` as Href;
  const asksNothing = Object.keys(labels).length === 0;
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!isAsked) dialog?.close();
    else if (!dialog?.matches(":modal")) {
      // As it is drawn it stands open on the page, for browsers without JavaScript.
      dialog?.removeAttribute("open");
      // The focus goes back there.
      if (document.activeElement === document.body) beforeOpening();
      dialog?.showModal();
      // A second press of Enter does nothing that was not read.
      if (asksNothing) cancel.current?.focus();
    }
  });
  return (
    <dialog ref={ref} open aria-labelledby={titleId} className="floating confirm" onClose={onClose}>
      <ActionForm
        action={action}
        act={submit}
        labels={labels}
        hidden={hidden}
        from={from}
        isOpen={isAsked}
        warnUnsaved={isAsked}
        className="flex flex-col gap-4"
      >
        <CloseWhenDone />
        {isAsked && <InAddress name={name} />}
        <h2 id={titleId} className="text-lg font-semibold wrap-anywhere">
          {title}
        </h2>
        {children}
        <div className="confirm-acts flex flex-wrap gap-2 max-md:flex-col">
          <SubmitButton {...(tone && { tone })} onClick={ignoreSecond}>
            {submit}
          </SubmitButton>
          <Button
            ref={cancel}
            type="submit"
            form={askForm}
            className="[@media(scripting:none)]:hidden"
            onClick={(event) => {
              event.preventDefault();
              ref.current?.close();
            }}
          >
            {keep}
          </Button>
          {/* A form without fields leaves a question mark at the end of the address. */}
          <ButtonLink href={back} className="hidden [@media(scripting:none)]:inline-flex">
            {keep}
          </ButtonLink>
        </div>
      </ActionForm>
    </dialog>
  );
}

/** The second of a double click began on another button, before the dialog stood there. */
function ignoreSecond(event: MouseEvent): void {
  if (event.detail > 1) event.preventDefault();
}

/** The question stands in the address until it is answered: whoever comes back is not asked again. */
function InAddress({ name }: { name: string }) {
  const { isPending } = useForm();
  useEffect(() => {
    if (isPending) return;
    askFor(name);
    return () => stopAsking(name);
  }, [name, isPending]);
  return null;
}
