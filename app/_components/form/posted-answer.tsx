"use client";

import { createContext, type ReactNode } from "react";
import type { FormState } from "./form-state";

/** What a form was answered that the browser itself posted, where no script had taken it over: the page tells it. */
export type Posted = { form: string; state: FormState };

export const PostedAnswer = createContext<Posted | null>(null);

export function TellPosted({ answer, children }: { answer: Posted | null; children: ReactNode }) {
  return <PostedAnswer value={answer}>{children}</PostedAnswer>;
}
