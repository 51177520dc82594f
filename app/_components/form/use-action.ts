"use client";

import { unstable_rethrow } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import { failureOf } from "./failure-of";
import type { Draft } from "./form-draft";
import { type FormAction, type FormCode, type FormState, idle } from "./form-state";
import { isOwnField } from "./own-fields";
import { tooLarge } from "./too-large";

type Answer = FormState & { isOutdated?: boolean };

/** Answers that have not looked at the form. */
const unread = new Set<FormCode | undefined>(["signed_out", "someone_else", "too_many"]);

/** Calls the action instead of the browser's posting the form, so that a failure on the way can be told. */
export function useAction(action: FormAction, posted: FormState, onAnswer: (answer: FormState) => void) {
  const [state, setAnswered] = useState<Answer>(posted);
  const [isPending, startTransition] = useTransition();
  const attempt = (state.attempt ?? 0) + 1;

  const send = (data: FormData) => {
    if (isPending) return;
    onAnswer(idle);
    const values = typedIn(data);
    // What stands beside the fields stays there until the server has answered.
    const { saved, review } = state;
    const beside = { ...(saved && { saved }), ...(review && { review }) };
    const refused = tooLarge(data);
    if (refused) return setAnswered({ ...beside, ...refused, attempt, values });
    startTransition(async () => {
      try {
        const answer = await action(data);
        const kept = unread.has(answer.code) ? beside : {};
        const whole = { ...kept, ...answer, attempt, values: { ...values, ...answer.values } };
        startTransition(() => setAnswered(whole));
        onAnswer(whole);
      } catch (error) {
        unstable_rethrow(error);
        startTransition(() => setAnswered({ ...beside, ...failureOf(error), attempt, values }));
      }
    });
  };
  const restore = useCallback((draft: Draft) => setAnswered({ status: "idle", ...draft }), []);
  /** What it was refused is told no more; what was typed stays. */
  const forget = () =>
    setAnswered(({ attempt = 0, values = {}, saved }) => ({ ...idle, attempt, values, ...(saved && { saved }) }));
  return { state, send, restore, forget, isPending };
}

/** The text fields of a form, by name, but for those that the framework and the console add. */
export function typedIn(data: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    if (isOwnField(name)) continue;
    const texts = data.getAll(name).filter((value) => typeof value === "string");
    const [only] = texts;
    if (only !== undefined) values[name] = texts.length === 1 ? only : texts;
  }
  return values;
}
