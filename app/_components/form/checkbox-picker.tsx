"use client";

import { ChevronDown } from "lucide-react";
import { type FormEvent, useState } from "react";
import { cx } from "../ui/cx";
import { controlStyle } from "./field";
import { FieldHelp, FieldIssue, OptionalMark } from "./field-issue";
import { SavedMeanwhile } from "./saved-meanwhile";
import { several, type FieldProps, useField } from "./use-field";

type Option = { value: string; label: string };

type Props = FieldProps & {
  groups: { label: string; options: Option[] }[];
  /** How many may be chosen; once they are, the others wait. The server decides. */
  max?: number;
  prompt: string;
  defaultValue?: string[] | undefined;
  /** For few groups with many short names: each group fills columns of its own. */
  inColumns?: boolean;
  mono?: boolean;
};

/** Checkboxes of a two-level list, folded away under what is chosen. */
export function CheckboxPicker({ name, label, help, required, groups, max = Infinity, prompt, ...look }: Props) {
  const { defaultValue, inColumns = false, mono = false } = look;
  const field = useField({ name, ...(label && { label }), ...(help && { help }) }, defaultValue);
  const given = several(field.value);
  const [chosen, setChosen] = useState(given);
  // An answer may bring other values than were ticked: those of somebody else, where theirs were taken.
  const answer = given.join("\n");
  const [drawn, setDrawn] = useState(answer);
  if (drawn !== answer) {
    setDrawn(answer);
    setChosen(given);
  }
  const onChange = (event: FormEvent<HTMLFieldSetElement>) => {
    const boxes = event.currentTarget.querySelectorAll<HTMLInputElement>("input:checked");
    setChosen([...boxes].map((box) => box.value));
  };
  const said = groups.flatMap((group) => group.options).filter((option) => chosen.includes(option.value));
  const labelled = (values: string[]) =>
    groups
      .flatMap((group) => group.options)
      .filter((option) => values.includes(option.value))
      .map((option) => option.label)
      .join(", ");
  return (
    <fieldset
      aria-labelledby={`${field.id}-legend`}
      aria-describedby={field.aria["aria-describedby"]}
      onChange={onChange}
    >
      <div className="mb-1.5 flex items-baseline gap-2">
        <span id={`${field.id}-legend`} className="text-sm font-medium">
          {field.label}
        </span>
        <OptionalMark required={required} />
      </div>
      <details className="group/picker">
        <summary
          id={field.id}
          className={cx(
            controlStyle,
            "flex min-h-9 items-center justify-between gap-2 py-1.5 group-open/picker:rounded-b-none max-md:min-h-11",
            field.issues.length > 0 && "border-bad",
          )}
        >
          <span className={cx("min-w-0 wrap-anywhere", said.length === 0 ? "text-ink-3" : mono && "font-mono")}>
            {said.length === 0 ? prompt : said.map((option) => option.label).join(", ")}
          </span>
          <ChevronDown
            aria-hidden
            className="size-4 shrink-0 text-ink-2 transition-transform group-open/picker:rotate-180"
          />
        </summary>
        <div
          className={cx(
            "grid gap-x-4 gap-y-3 rounded-b border border-t-0 border-line-strong bg-surface p-3",
            !inColumns && "sm:grid-cols-2",
          )}
        >
          {groups.map((group) => (
            <div key={group.label} role="group" aria-label={group.label}>
              <p aria-hidden className="px-1 text-xs font-medium text-ink-2">
                {group.label}
              </p>
              <div className={cx(inColumns && "gap-x-4 sm:columns-2", mono && "font-mono")}>
                {group.options.map((option) => (
                  <Choice
                    key={`${option.value} ${drawn}`}
                    name={name}
                    option={option}
                    isChosen={chosen.includes(option.value)}
                    mustWait={chosen.length >= max}
                    isInvalid={field.issues.length > 0}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
      </details>
      <FieldHelp id={field.id} help={help} />
      <FieldIssue id={field.id} issues={field.issues} />
      <SavedMeanwhile name={name} label={field.label} show={labelled} />
    </fieldset>
  );
}

type ChoiceProps = { name: string; option: Option; isChosen: boolean; mustWait: boolean; isInvalid: boolean };

function Choice({ name, option, isChosen, mustWait, isInvalid }: ChoiceProps) {
  return (
    <label className="flex min-h-7 break-inside-avoid items-center gap-2 rounded px-1 text-sm hover:bg-sunken has-disabled:text-ink-3 max-md:min-h-10">
      <input
        type="checkbox"
        name={name}
        value={option.value}
        defaultChecked={isChosen}
        disabled={mustWait && !isChosen}
        aria-invalid={isInvalid || undefined}
        className="size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0 wrap-anywhere">{option.label}</span>
    </label>
  );
}
