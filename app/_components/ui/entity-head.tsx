import type { ReactNode } from "react";
import { Facts } from "./facts";
import { PageActs } from "./page-acts";

type Props = {
  media?: ReactNode;
  title: string;
  /** The language of the title where it is not the page's. */
  lang?: string;
  /** Pills beside the title. */
  states?: ReactNode;
  /** One line of facts, set apart by dots. */
  facts?: ReactNode[];
  acts?: ReactNode;
};

export function EntityHead({ media, title, lang, states, facts = [], acts }: Props) {
  return (
    <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-3">
      {media && <div className="max-md:self-start">{media}</div>}
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 dir="auto" lang={lang} className="text-xl font-semibold wrap-anywhere">
            {title}
          </h1>
          {states}
        </div>
        <Facts facts={facts} className="mt-0.5 items-center text-sm text-ink-2 *:*:align-middle" />
      </div>
      {acts && <PageActs>{acts}</PageActs>}
    </header>
  );
}
