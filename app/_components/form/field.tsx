import type { ReactNode } from "react";
import { FieldHelp, FieldIssue, OptionalMark } from "./field-issue";
import { SavedMeanwhile } from "./saved-meanwhile";

type Props = {
  id: string;
  name: string;
  label: string;
  help?: string | undefined;
  required?: boolean | undefined;
  neededFor?: string | undefined;
  issues: string[];
  /** Stands at the right under the control. */
  counter?: ReactNode;
  /** A list of lines, of which both may be kept after a conflict. */
  isList?: boolean;
  children: ReactNode;
};

/** Label above, control, help and error under it. */
export function Field({
  id,
  name,
  label,
  help,
  required,
  neededFor,
  issues,
  counter,
  isList = false,
  children,
}: Props) {
  return (
    <div>
      <div className="mb-1.5 flex items-baseline gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <OptionalMark required={required} neededFor={neededFor} />
      </div>
      {children}
      <div className="flex gap-4">
        <div className="min-w-0 flex-1">
          <FieldHelp id={id} help={help} />
          <FieldIssue id={id} issues={issues} />
        </div>
        {counter}
      </div>
      <SavedMeanwhile name={name} label={label} canKeepBoth={isList} />
    </div>
  );
}

export const controlStyle =
  "w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-sm text-ink max-md:text-lg " +
  "aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-2";
