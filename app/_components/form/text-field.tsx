"use client";

import { useState, type ComponentProps } from "react";
import { cx } from "../ui/cx";
import { units as countUnits } from "@/lib/format/units";
import { controlStyle, Field } from "./field";
import { UnitCounter } from "./unit-counter";
import { type FieldProps, single, useField } from "./use-field";

type Props = FieldProps & {
  defaultValue?: string | undefined;
  /** The limit in units, shown as a counter; the server decides. */
  max?: number;
  mono?: boolean;
  /** What the field cannot be left empty with, such as one of the choices of another. */
  neededFor?: string;
} & Pick<
    ComponentProps<"input">,
    "type" | "list" | "inputMode" | "autoComplete" | "placeholder" | "lang" | "dir" | "readOnly" | "spellCheck"
  >;

export function TextField(props: Props) {
  const { name, label, help, required, neededFor, defaultValue, max, mono, type = "text", ...rest } = props;
  const field = useField({ name, ...(label && { label }), ...(help && { help }) }, defaultValue);
  const value = single(field.value) ?? "";
  const [units, setUnits] = useState(() => countUnits(value));
  return (
    <Field
      id={field.id}
      name={name}
      label={field.label}
      help={help}
      required={required}
      neededFor={neededFor}
      issues={field.issues}
      counter={max !== undefined && <UnitCounter units={units} max={max} />}
    >
      <input
        id={field.id}
        name={name}
        type={type}
        dir="auto"
        defaultValue={value}
        aria-required={required || undefined}
        onInput={(event) => setUnits(countUnits(event.currentTarget.value))}
        className={cx(controlStyle, "h-9 max-md:h-11", mono && "font-mono")}
        {...field.aria}
        {...rest}
      />
    </Field>
  );
}
