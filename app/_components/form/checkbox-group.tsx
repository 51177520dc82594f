"use client";

import { FieldHelp, FieldIssue } from "./field-issue";
import { SavedMeanwhile } from "./saved-meanwhile";
import { several, type FieldProps, useField } from "./use-field";

type Props = FieldProps & { options: { value: string; label: string }[]; defaultValue?: string[] | undefined };

/** A few checkboxes side by side; they post the name several times. */
export function CheckboxGroup({ name, label, help, options, defaultValue }: Props) {
  const field = useField({ name, ...(label && { label }), ...(help && { help }) }, defaultValue);
  const chosen = several(field.value);
  return (
    <fieldset aria-labelledby={`${field.id}-legend`} aria-describedby={field.aria["aria-describedby"]}>
      <legend id={`${field.id}-legend`} className="mb-1.5 text-sm font-medium">
        {field.label}
      </legend>
      <div className="flex flex-wrap gap-x-5">
        {options.map((option, index) => (
          <label key={option.value} className="flex min-h-8 items-center gap-2 text-sm max-md:min-h-11">
            <input
              key={chosen.join()}
              {...(index === 0 && { id: field.id })}
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              aria-invalid={field.aria["aria-invalid"]}
              className="size-4 shrink-0 accent-accent"
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldHelp id={field.id} help={help} />
      <FieldIssue id={field.id} issues={field.issues} />
      <SavedMeanwhile
        name={name}
        label={field.label}
        show={(values) =>
          options
            .filter(({ value }) => values.includes(value))
            .map((option) => option.label)
            .join(", ")
        }
      />
    </fieldset>
  );
}
