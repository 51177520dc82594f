"use client";

import type { ReactNode } from "react";
import { useForm } from "@/app/_components/form/form-context";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { configurationLists } from "@/lib/vocabulary";

/** The fields stay in the form while the difference is shown, so that it can be saved and nothing typed is lost. */
export function WhileEditing({ children }: { children: ReactNode }) {
  const { state } = useForm();
  return (
    <div key={state.review ? state.values?.["reviewed"]?.toString() : "typed"} hidden={Boolean(state.review)}>
      <div className="flex flex-col gap-5">{children}</div>
    </div>
  );
}

export function WhileReviewing({ children }: { children: ReactNode }) {
  return useForm().state.review ? children : null;
}

/** Offered once a line was refused: goes on with the others. */
export function LeaveOutButton() {
  const keys = Object.keys(useForm().state.issues ?? {});
  const bad = keys.filter((key) => configurationLists.some((field) => key.startsWith(`${field}.`))).length;
  if (bad === 0) return null;
  return (
    <SubmitButton name="step" value="leave_out" variant="outline">
      Leave out the bad lines
    </SubmitButton>
  );
}
