"use client";

import { useState, type ComponentProps } from "react";
import { cx } from "../ui/cx";
import { units as countUnits } from "@/lib/format/units";
import { controlStyle, Field } from "./field";
import { UnitCounter } from "./unit-counter";
import { type FieldProps, single, useField } from "./use-field";

type Props = FieldProps & {
  defaultValue?: string | undefined;
  max?: number;
} & Pick<ComponentProps<"textarea">, "placeholder" | "lang" | "dir" | "spellCheck">;

export function TextareaField({ name, label, help, required, defaultValue, max, ...rest }: Props) {
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
      issues={field.issues}
      counter={max !== undefined && <UnitCounter units={units} max={max} />}
    >
      <textarea
        id={field.id}
        name={name}
        dir="auto"
        defaultValue={value}
        aria-required={required || undefined}
        onInput={(event) => setUnits(countUnits(event.currentTarget.value))}
        className={cx(controlStyle, "block [field-sizing:content] max-h-100 min-h-22 resize-y py-2")}
        {...field.aria}
        {...rest}
      />
    </Field>
  );
}
