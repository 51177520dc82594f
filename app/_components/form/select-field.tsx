"use client";

import { ChevronDown } from "lucide-react";
import { cx } from "../ui/cx";
import { controlStyle, Field } from "./field";
import { type FieldProps, single, useField } from "./use-field";

export type SelectOption = { value: string; label: string };
type OptionGroup = { group: string; options: SelectOption[] };

type Props = FieldProps & {
  options: (SelectOption | OptionGroup)[];
  defaultValue?: string | undefined;
  /** The empty first choice, such as "Choose a workspace". */
  prompt?: string;
};

export function SelectField({ name, label, help, required, options, defaultValue, prompt }: Props) {
  const field = useField({ name, ...(label && { label }), ...(help && { help }) }, defaultValue);
  const value = single(field.value) ?? "";
  return (
    <Field id={field.id} name={name} label={field.label} help={help} required={required} issues={field.issues}>
      <div className="relative">
        <select
          key={value}
          id={field.id}
          name={name}
          defaultValue={value}
          aria-required={required || undefined}
          className={cx(controlStyle, "h-9 appearance-none pe-8 max-md:h-11")}
          {...field.aria}
        >
          {prompt !== undefined && <option value="">{prompt}</option>}
          {options.map((option) =>
            "group" in option ? (
              <optgroup key={option.group} label={option.group}>
                {option.options.map(Option)}
              </optgroup>
            ) : (
              Option(option)
            ),
          )}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-2"
        />
      </div>
    </Field>
  );
}

function Option({ value, label }: SelectOption) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
