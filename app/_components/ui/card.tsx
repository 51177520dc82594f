import type { ReactNode } from "react";
import { cx } from "./cx";

type Props = {
  /** Where a link of the page leads to. */
  id?: string;
  title?: ReactNode;
  note?: ReactNode;
  acts?: ReactNode;
  /** Content that reaches the edges, such as a table. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

export function Card({ id, title, note, acts, flush = false, className, children }: Props) {
  return (
    <section id={id} className={cx("overflow-clip rounded-lg border border-line bg-surface", className)}>
      {title && (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-4">
          <h2 className="text-base font-semibold">{title}</h2>
          {note && <p className="text-sm text-ink-2">{note}</p>}
          {acts && <div className="ms-auto flex flex-wrap gap-2">{acts}</div>}
        </div>
      )}
      <div className={flush ? cx(Boolean(title) && "mt-3 border-t border-line") : "p-4"}>{children}</div>
    </section>
  );
}
