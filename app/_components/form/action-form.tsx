"use client";

import { type FormEvent, Fragment, type ReactNode, use, useId, useState } from "react";
import { Button } from "../ui/button";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { type FormAction, idle } from "./form-state";
import { reloadKeepingDrafts } from "./form-draft";
import { keepMine } from "./keep-mine";
import { drawnFor, formName, identityOf, shownBefore } from "./own-fields";
import { PersonOfPage } from "./person-of-page";
import { PostedAnswer } from "./posted-answer";
import { useOvertaken } from "./overtaken";
import { typedIn, useAction } from "./use-action";
import { useDraft } from "./use-draft";
import { useEarlyTyping } from "./use-early-typing";
import { single } from "./use-field";
import { useUnsavedWarning } from "./use-unsaved-warning";

type Props = {
  action: FormAction;
  /** Which of several forms with the same fields it is on its page. */
  act?: string | undefined;
  /** The words of the fields, by name: labels, and the error summary's links. */
  labels: Record<string, string>;
  /** What is sent along, such as whom it concerns. */
  hidden?: Record<string, string | number> | undefined;
  /** What of the state that it was drawn from is sent along, such as a revision. */
  from?: Record<string, string | number> | undefined;
  /** Where someone whose session has ended signs in again, in another tab. */
  signInHref?: string;
  /** Ask before the page is left while something typed is not saved. */
  warnUnsaved?: boolean;
  /** Sending it settles what the page's other forms ask too, so that what is typed in them holds it not back. */
  settles?: boolean;
  /** Whether the dialog that it stands in is open. A refusal is told until it is closed. */
  isOpen?: boolean;
  className?: string;
  children: ReactNode;
};

/** Works before JavaScript has loaded; with it, nothing that was typed is ever lost. */
export function ActionForm({
  action,
  act,
  labels,
  hidden = {},
  from = {},
  signInHref = "/sign-in",
  warnUnsaved = false,
  settles = false,
  isOpen = true,
  className,
  children,
}: Props) {
  const id = useId();
  const [isDirty, setIsDirty] = useState(false);
  const identity = identityOf({ act, labels, hidden });
  const posted = use(PostedAnswer);
  const isAnswered = posted?.form === identity;
  const { state, send, restore, forget, isPending } = useAction(
    action,
    isAnswered ? posted.state : idle,
    useOvertaken(id, labels),
  );
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    if (!isOpen) {
      if (state.status === "ok") setIsDirty(false);
      forget();
    }
  }
  // A refusal that somebody else is signed in now gives back for whom it was, so that sending it once more asks that again.
  const person = use(PersonOfPage);
  const drawnForWhom = single(state.values?.[drawnFor]) ?? person;
  const { ref, isRestored } = useDraft({
    formId: id,
    isBegun: isDirty || state.status !== "idle",
    draft: (form) => ({
      values: { ...typedIn(new FormData(form)), ...notSent(form) },
      ...(state.saved && { saved: state.saved }),
    }),
    restore,
    settle: () => setIsDirty(false),
  });
  useEarlyTyping(id);
  useUnsavedWarning(warnUnsaved && isDirty && state.status !== "ok", id);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    send(new FormData(event.currentTarget, submitter));
  };
  // Before this runs the browser posts the form, and the page that answers says what came of it.
  const post = action as (data: FormData) => Promise<never>;

  return (
    <FormContext value={{ id, state, isPending, labels }}>
      <form
        id={id}
        ref={ref}
        action={post}
        onSubmit={onSubmit}
        onInput={({ target }) => {
          setIsDirty(true);
          keepMine(target);
        }}
        noValidate
        data-fields={Object.keys(labels).join(" ")}
        data-settles={settles || undefined}
        data-answered={isAnswered || undefined}
        aria-busy={isPending || undefined}
        className={className ?? "flex max-w-180 flex-col gap-5"}
      >
        <ErrorSummary
          acts={
            state.isOutdated ? (
              <Button onClick={reloadKeepingDrafts}>Reload the page</Button>
            ) : state.code === "signed_out" ? (
              <a
                href={signInHref}
                target="_blank"
                rel="noreferrer"
                className="font-medium underline underline-offset-2"
              >
                Sign in in a new tab
              </a>
            ) : undefined
          }
        />
        <input type="hidden" name={formName} value={identity} />
        {drawnForWhom !== "" && <input type="hidden" name={drawnFor} value={drawnForWhom} />}
        {state.saved && (
          <input
            type="hidden"
            name={shownBefore}
            value={JSON.stringify({ values: state.values, saved: state.saved })}
          />
        )}
        {Object.entries({ ...hidden, ...from }).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <Fragment key={String(isRestored)}>{children}</Fragment>
      </form>
    </FormContext>
  );
}

/** What a form keeps for itself, in fields that are disabled. */
function notSent(form: HTMLFormElement): Record<string, string> {
  const fields = form.querySelectorAll<HTMLInputElement>("input[type=hidden][data-kept]:disabled");
  return Object.fromEntries([...fields].map(({ name, value }) => [name, value]));
}
