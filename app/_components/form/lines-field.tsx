"use client";

import { cx } from "../ui/cx";
import { controlStyle, Field } from "./field";
import { type FieldProps, single, useField } from "./use-field";

type Props = FieldProps & { defaultValue?: string | undefined; placeholder?: string };

/** Many short entries, one a line, as they are pasted. */
export function LinesField({ name, label, help, required, defaultValue, placeholder }: Props) {
  const field = useField({ name, ...(label && { label }), ...(help && { help }) }, defaultValue);
  return (
    <Field id={field.id} name={name} label={field.label} help={help} required={required} issues={field.issues} isList>
      <textarea
        id={field.id}
        name={name}
        dir="ltr"
        wrap="off"
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        autoComplete="off"
        placeholder={placeholder}
        defaultValue={single(field.value) ?? ""}
        aria-required={required || undefined}
        className={cx(
          controlStyle,
          "block [field-sizing:content] max-h-100 min-h-28 resize-y overflow-auto py-2 font-mono text-sm",
        )}
        {...field.aria}
      />
    </Field>
  );
}
