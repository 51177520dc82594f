import { Check } from "lucide-react";
import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import type { CheckListEntry } from "@/lib/version/lifecycle";

/** What a submission asks for, and where each thing is mended. */
export function CheckList({ entries, maySubmit }: { entries: CheckListEntry[]; maySubmit: boolean }) {
  const open = entries.filter(({ obstacles }) => obstacles.length > 0).length;
  return (
    <Card
      title="Before a submission"
      note={open === 0 ? "Nothing stands in the way" : `${open} of ${entries.length} to do`}
    >
      {!maySubmit && (
        <p className="mb-3 text-sm text-ink-2">
          A Developer Admin of the mini program {open > 0 && "mends these and "}submits it.
        </p>
      )}
      <ul className="flex flex-col gap-2 text-sm">
        {entries.map(({ label, obstacles }) => (
          <li key={label} className="flex gap-2.5">
            {obstacles.length === 0 ? (
              <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-ok" />
            ) : (
              <span
                aria-hidden
                className="mx-px mt-[3px] size-3.5 shrink-0 rounded-full border-[1.5px] border-line-strong"
              />
            )}
            <div className="min-w-0 wrap-anywhere">
              <p className={obstacles.length === 0 ? "text-ink-2" : "font-medium"}>
                {label}
                <span className="sr-only">{obstacles.length === 0 ? ": done" : ": to do"}</span>
              </p>
              {obstacles.length > 0 && (
                <ul className="mt-0.5 flex flex-col gap-0.5">
                  {obstacles.map(({ words, mend }) => (
                    <li key={words}>
                      {words} {maySubmit && mend && <TextLink href={mend.href}>{mend.label}</TextLink>}
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
