"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { flushSync } from "react-dom";
import { controlStyle } from "@/app/_components/form/field";
import { FieldHelp, FieldIssue } from "@/app/_components/form/field-issue";
import { fieldId, useForm } from "@/app/_components/form/form-context";
import { several, useField } from "@/app/_components/form/use-field";
import { Button } from "@/app/_components/ui/button";
import { cx } from "@/app/_components/ui/cx";

const help = "The page gets them as they are typed. Encoded, 256 characters fit.";

/** Names and values in rows. Without JavaScript some more empty ones stand ready, because none can be added. */
export function ParameterRows({ onChange }: { onChange: () => void }) {
  const whole = useField({ name: "parameters", help }, undefined);
  const typed = several(useForm().state.values?.["parameterName"]).length;
  const { id: form } = useForm();
  const [rows, setRows] = useState(() => Array.from({ length: Math.max(1, typed) }, (_, row) => row));
  const [begun] = useState(rows.length);
  const add = () => setRows([...rows, Math.max(begun, ...rows) + 1]);
  const remove = (row: number, index: number) => {
    flushSync(() => setRows(rows.filter((one) => one !== row)));
    document.getElementById(nameId(form, Math.max(0, index - 1)))?.focus();
    onChange();
  };
  return (
    <fieldset id={whole.id} tabIndex={-1} aria-describedby={whole.aria["aria-describedby"]}>
      <legend className="mb-1.5 text-sm font-medium">
        {whole.label}{" "}
        <span aria-hidden className="ms-1 text-xs font-normal text-ink-3">
          optional
        </span>
      </legend>
      <div aria-hidden className="mb-1 flex gap-2 text-xs text-ink-2 *:flex-1 max-md:hidden">
        <span>Parameter name</span>
        <span>Parameter value</span>
        {rows.length > 1 && <span className="max-w-8.5" />}
      </div>
      <div className="flex flex-col gap-2">
        {rows.map((row, index) => (
          <Row
            key={row}
            index={index}
            isNew={row > begun}
            onRemove={rows.length > 1 ? () => remove(row, index) : undefined}
          />
        ))}
        <noscript>
          <div className="flex flex-col gap-2">
            {[0, 1, 2, 3].map((more) => (
              <Row key={more} index={rows.length + more} />
            ))}
          </div>
        </noscript>
      </div>
      <Button size="sm" icon={<Plus />} onClick={add} className="mt-2 [@media(scripting:none)]:hidden">
        Add parameter
      </Button>
      <FieldHelp id={whole.id} help={help} />
      <FieldIssue id={whole.id} issues={whole.issues} />
    </fieldset>
  );
}

/** The first is where the summary of what is wrong leads to. */
const nameId = (form: string, index: number) => fieldId(form, index === 0 ? "parameterName" : `parameterName.${index}`);

type RowProps = { index: number; isNew?: boolean; onRemove?: (() => void) | undefined };

function Row({ index, isNew = false, onRemove }: RowProps) {
  return (
    <div className="flex items-start gap-2 max-md:flex-wrap">
      <Part name="parameterName" label="Parameter name" index={index} takesFocus={isNew} />
      <Part name="parameterValue" label="Parameter value" index={index} />
      {onRemove && (
        <Button
          variant="quiet"
          icon={<X />}
          aria-label={`Remove parameter ${index + 1}`}
          onClick={onRemove}
          className="mt-0.5 px-2 max-md:ms-auto [@media(scripting:none)]:hidden"
        />
      )}
    </div>
  );
}

const focus = (input: HTMLInputElement | null) => input?.focus();

type PartProps = { name: string; label: string; index: number; takesFocus?: boolean };

function Part({ name, label, index, takesFocus = false }: PartProps) {
  const { id: form, state } = useForm();
  const issues = state.issues?.[`${name}.${index}`] ?? [];
  const id = fieldId(form, index === 0 ? name : `${name}.${index}`);
  return (
    <div className="min-w-0 flex-1 max-md:basis-full">
      <input
        id={id}
        {...(takesFocus && { ref: focus })}
        name={name}
        dir="auto"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        defaultValue={several(state.values?.[name])[index] ?? ""}
        aria-invalid={issues.length > 0 || undefined}
        aria-describedby={issues.length > 0 ? `${id}-issue` : undefined}
        className={cx(controlStyle, "h-9 max-md:h-11")}
      />
      <FieldIssue id={id} issues={issues} />
    </div>
  );
}
