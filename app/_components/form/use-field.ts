"use client";

import { fieldId, useForm } from "./form-context";
import { issuesOf } from "./form-state";

export type FieldProps = {
  name: string;
  /** Left out, the form's `labels` are asked. */
  label?: string;
  help?: string;
  required?: boolean;
};

type Value = string | string[] | undefined;

/** What a field knows from its form: its words, its messages, and what was typed before. */
export function useField({ name, label, help }: FieldProps, defaultValue: Value) {
  const form = useForm();
  const id = fieldId(form.id, name);
  const issues = issuesOf(form.state, name);
  const described = [help && `${id}-help`, issues.length > 0 && `${id}-issue`].filter(Boolean).join(" ");
  return {
    id,
    label: label ?? form.labels[name] ?? name,
    issues,
    // A box that was left empty is not among what was sent, so nothing stands in for it.
    value: form.state.values ? form.state.values[name] : defaultValue,
    /** For the control itself. */
    aria: {
      "aria-invalid": issues.length > 0 || undefined,
      "aria-describedby": described || undefined,
    },
  };
}

/** The one value of a field that has one. */
export const single = (value: Value): string | undefined => (Array.isArray(value) ? value[0] : value);

/** The values of a field that may have several. */
export const several = (value: Value): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
