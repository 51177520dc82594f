"use client";

import type { ReactNode } from "react";
import { Time } from "../ui/time";
import { fieldId, useForm } from "./form-context";
import { several } from "./use-field";

type Props = {
  name: string;
  label: string;
  /** How a value is shown; a text by itself where left out. */
  show?: (values: string[]) => ReactNode;
  /** Of two lists both may be kept. */
  canKeepBoth?: boolean;
};

const shown = (values: string[]) => values.join("\n");

/** After a conflict: what the reader typed and what somebody else saved, side by side, to choose from. */
export function SavedMeanwhile({ name, label, show = shown, canKeepBoth = false }: Props) {
  const { id, state } = useForm();
  const saved = state.saved?.values[name];
  if (!state.saved || saved === undefined) return null;
  const { by, at, untouched } = state.saved;
  const keep = state.values?.[`keep.${name}`] ?? (untouched.includes(name) ? "theirs" : undefined);
  const groupId = `${fieldId(id, name)}-saved`;
  return (
    <fieldset
      key={at}
      className="@container mt-2 rounded border border-warn p-3"
      aria-labelledby={groupId}
      aria-description={label}
    >
      <p id={groupId} className="mb-2 text-xs font-medium">
        {by ?? "You"} saved something else, <Time value={at} form="date-time" />
      </p>
      <div className="grid gap-2 @md:grid-cols-2">
        <Choice name={name} value="mine" title="Keep mine" isChosen={keep === "mine"}>
          {show(several(state.values?.[name]))}
        </Choice>
        <Choice name={name} value="theirs" title={`Take what ${by ?? "you"} saved`} isChosen={keep === "theirs"}>
          {show(several(saved))}
        </Choice>
        {canKeepBoth && (
          <Choice name={name} value="both" title="Keep both" isChosen={keep === "both"}>
            Every line of either
          </Choice>
        )}
      </div>
      <input type="hidden" name="differs" value={name} />
      {several(saved).map((value, at) => (
        <input key={`${at} ${value}`} type="hidden" name={`saved.${name}`} defaultValue={value} />
      ))}
    </fieldset>
  );
}

type ChoiceProps = { name: string; value: string; title: string; isChosen: boolean; children: ReactNode };

function Choice({ name, value, title, isChosen, children }: ChoiceProps) {
  return (
    <label className="flex gap-2 rounded border border-line p-2 text-sm has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={`keep.${name}`}
        value={value}
        aria-label={title}
        defaultChecked={isChosen}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span dir="auto" className="block wrap-anywhere whitespace-pre-line text-ink-2">
          {children || "Empty"}
        </span>
      </span>
    </label>
  );
}
