"use client";

import { useForm } from "@/app/_components/form/form-context";
import { Alert } from "@/app/_components/ui/alert";
import { Card } from "@/app/_components/ui/card";
import { configurationFields } from "@/lib/vocabulary";
import { ChangeList } from "../change-list";

/** What is about to be saved. It takes the focus when it appears. */
export function ReviewChanges() {
  const { state } = useForm();
  if (!state.review) return null;
  const { changes, notes } = state.review;
  const shown = configurationFields.flatMap((field) => {
    const change = changes[field];
    return change ? [{ field, ...change }] : [];
  });
  return (
    <div key={state.attempt} ref={takeFocus} tabIndex={-1} className="flex flex-col gap-4 rounded outline-offset-2">
      <Card title="What will change" note="Nothing is saved yet.">
        <ChangeList changes={shown} />
      </Card>
      {notes.length > 0 && (
        <Alert tone="info">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Alert>
      )}
    </div>
  );
}

/** That there is nothing to save. */
export function SaidInstead() {
  const { state } = useForm();
  if (state.status !== "idle" || !state.message) return null;
  return <Alert key={state.attempt} tone="info" role="status" title={state.message} />;
}

function takeFocus(box: HTMLDivElement | null) {
  box?.focus();
}
