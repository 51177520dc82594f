import type { ReactNode } from "react";
import { cx } from "@/app/_components/ui/cx";
import type { Difference } from "@/lib/review/difference";

export type Mark = Difference["mark"];

const signs = {
  added: { sign: "+", word: "Added", ink: "text-ok" },
  removed: { sign: "−", word: "Gone", ink: "text-bad" },
  changed: { sign: "~", word: "Changed", ink: "text-info" },
  same: null,
};

/** Whether something came, went or changed: as a sign, and as a word for those who do not see it. */
export function MarkSign({ mark, className }: { mark: Mark; className?: string }) {
  const look = signs[mark];
  return (
    <span className={cx("w-4 shrink-0 font-mono font-medium select-none", look?.ink, className)}>
      {look && (
        <>
          <span aria-hidden>{look.sign}</span>
          <span className="sr-only">{look.word}: </span>
        </>
      )}
    </span>
  );
}

export function Gone({ children }: { children: ReactNode }) {
  return <del className="text-ink-2 decoration-ink-3">{children}</del>;
}

export function New({ children }: { children: ReactNode }) {
  return <ins className="rounded-sm bg-ok-soft box-decoration-clone px-1 text-ok no-underline">{children}</ins>;
}
