"use client";

import { useForm } from "./form-context";
import { single } from "./use-field";

type Props = { name: string; initial: string };

/** A hidden field whose value the server renews with its answer, such as a form's key or the revision that is edited. */
export function KeptField({ name, initial }: Props) {
  const value = single(useForm().state.values?.[name]) ?? initial;
  return <input type="hidden" name={name} key={value} defaultValue={value} data-kept />;
}
