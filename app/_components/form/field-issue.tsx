import { CircleAlert } from "lucide-react";

export function FieldIssue({ id, issues }: { id: string; issues: string[] }) {
  if (issues.length === 0) return null;
  return (
    <div id={`${id}-issue`} className="mt-1.5 flex gap-1.5 text-xs text-bad">
      <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <div className="min-w-0 wrap-anywhere">
        {issues.map((issue) => (
          <p key={issue}>{issue}</p>
        ))}
      </div>
    </div>
  );
}

export function FieldHelp({ id, help }: { id: string; help?: string | undefined }) {
  if (!help) return null;
  return (
    <p id={`${id}-help`} className="mt-1.5 text-xs text-ink-2">
      {help}
    </p>
  );
}

/** Stands beside the label, not in it: the field's name stays its name. `neededFor` is what the field can be left empty without. */
export function OptionalMark({
  required,
  neededFor,
}: {
  required?: boolean | undefined;
  neededFor?: string | undefined;
}) {
  if (required) return null;
  return (
    <span aria-hidden className="text-xs font-normal text-ink-3">
      {neededFor ? `needed for ${neededFor}` : "optional"}
    </span>
  );
}
