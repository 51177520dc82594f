"use client";

import type { MouseEvent, ReactNode } from "react";
import { Alert } from "../ui/alert";
import { fieldId, useForm } from "./form-context";

/** At the top of a form that was refused: what is wrong, with a way to each field. It takes the focus. */
export function ErrorSummary({ acts }: { acts?: ReactNode }) {
  const { id, state, labels } = useForm();
  if (state.status !== "error") return null;
  // What concerns the whole form stands under no name, and is the message itself.
  const issues = summed(Object.entries(state.issues ?? {}).filter(([key]) => key !== ""));
  return (
    <div key={state.attempt} ref={takeFocus} tabIndex={-1} className="rounded outline-offset-2">
      <Alert
        tone="bad"
        role="alert"
        title={state.message ?? "Some fields need another look"}
        reference={state.reference}
        acts={acts}
      >
        {issues.length > 0 && (
          <ul className="mt-1 list-disc ps-4">
            {issues.map(([key, messages]) => {
              const name = key in labels ? key : (key.split(".")[0] ?? key);
              const words = `${labels[name] ?? name}: ${messages.join(" ")}`;
              return (
                <li key={key}>
                  {name in labels ? (
                    <a href={`#${fieldId(id, name)}`} onClick={focusTarget} className="underline underline-offset-2">
                      {words}
                    </a>
                  ) : (
                    messages.join(" ")
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Alert>
    </div>
  );
}

const mostParts = 3;

/** Of a field with many faulty parts only their number; each is told at the field. */
function summed(issues: [key: string, messages: string[]][]): [key: string, messages: string[]][] {
  const fieldOf = (key: string) => key.split(".")[0] ?? key;
  const partsOf = (field: string) => issues.filter(([key]) => fieldOf(key) === field);
  return [...new Set(issues.map(([key]) => fieldOf(key)))].flatMap((field): typeof issues => {
    const parts = partsOf(field);
    return parts.length > mostParts ? [[field, [`${parts.length} faults, each told at the field.`]]] : parts;
  });
}

function takeFocus(box: HTMLDivElement | null) {
  box?.focus();
}

function focusTarget(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(event.currentTarget.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}
