import type { ReactNode } from "react";
import { cx } from "./cx";
import { PageActs } from "./page-acts";

type Props = {
  title: string;
  /** What the page counts, such as "6 of 6". */
  count?: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** The acts at the right, the filled one last. On a phone they stand at the foot of the window. */
  acts?: ReactNode;
  /** The phone's top bar already says the title. */
  titleInBar?: boolean;
};

export function PageHead({ title, count, lead, acts, titleInBar = false }: Props) {
  return (
    <header className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3 max-md:mb-3">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-4">
          <h1 className={cx("text-xl font-semibold wrap-anywhere", titleInBar && "max-md:sr-only")}>{title}</h1>
          {count && (
            <p aria-live="polite" className={cx("text-ink-2", titleInBar && "max-md:text-sm")}>
              {count}
            </p>
          )}
        </div>
        {lead && <p className="mt-1 max-w-prose text-ink-2">{lead}</p>}
      </div>
      {acts && <PageActs>{acts}</PageActs>}
    </header>
  );
}
