import type { ReactNode } from "react";
import { cx } from "./cx";

export function DefinitionList({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cx("flex flex-col gap-2.5 text-sm max-md:gap-3", className)}>{children}</dl>;
}

type FactProps = {
  term: ReactNode;
  /** What stands there while there is no value. */
  empty?: string;
  children?: ReactNode;
};

export function Fact({ term, empty = "Not given yet", children }: FactProps) {
  const missing = children === undefined || children === null || children === "" || children === false;
  return (
    <div className="grid gap-x-4 sm:grid-cols-[132px_minmax(0,1fr)]">
      <dt className="min-w-0 wrap-anywhere text-ink-2">{term}</dt>
      <dd className={cx("min-w-0 wrap-anywhere", missing && "text-ink-3")}>{missing ? empty : children}</dd>
    </div>
  );
}
