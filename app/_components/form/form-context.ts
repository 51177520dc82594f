"use client";

import { createContext, useContext } from "react";
import { type FormState, idle } from "./form-state";

export type FormContextValue = {
  id: string;
  state: FormState;
  isPending: boolean;
  labels: Record<string, string>;
};

export const FormContext = createContext<FormContextValue>({ id: "", state: idle, isPending: false, labels: {} });

export const useForm = () => useContext(FormContext);

/** Where a field of this form stands on the page: what the error summary links to. */
export const fieldId = (formId: string, name: string) => `${formId}-${name.replaceAll(/[^\w-]/gu, "-")}`;
