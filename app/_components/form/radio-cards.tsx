"use client";

import { FieldHelp, FieldIssue } from "./field-issue";
import { SavedMeanwhile } from "./saved-meanwhile";
import { type FieldProps, single, useField } from "./use-field";

type Props = FieldProps & {
  /** Each with one sentence. */
  options: { value: string; label: string; text?: string }[];
  defaultValue?: string | undefined;
};

export function RadioCards({ name, label, help, required, options, defaultValue }: Props) {
  const field = useField({ name, ...(label && { label }), ...(help && { help }) }, defaultValue);
  const value = single(field.value);
  return (
    <fieldset
      role="radiogroup"
      aria-labelledby={`${field.id}-legend`}
      aria-required={required || undefined}
      {...field.aria}
    >
      <legend id={`${field.id}-legend`} className="mb-1.5 text-sm font-medium">
        {field.label}
      </legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option, index) => {
          const id = index === 0 ? field.id : `${field.id}-${option.value}`;
          return (
            <div
              key={option.value}
              className="relative flex gap-2.5 rounded-lg border border-line bg-surface p-3 transition-colors hover:bg-canvas has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                key={value}
                id={id}
                type="radio"
                name={name}
                value={option.value}
                defaultChecked={option.value === value}
                aria-describedby={option.text && `${id}-text`}
                className="relative z-1 mt-0.5 size-4 shrink-0 accent-accent"
              />
              <div className="min-w-0">
                <label htmlFor={id} className="text-sm font-medium after:absolute after:inset-0">
                  {option.label}
                </label>
                {option.text && (
                  <p id={`${id}-text`} className="mt-0.5 text-sm text-ink-2">
                    {option.text}
                  </p>
                )}
              </div>
            </div>
          );
        })}
      </div>
      <FieldHelp id={field.id} help={help} />
      <FieldIssue id={field.id} issues={field.issues} />
      <SavedMeanwhile
        name={name}
        label={field.label}
        show={([chosen]) => options.find((option) => option.value === chosen)?.label}
      />
    </fieldset>
  );
}
