import { Fragment } from "react";
import { cx } from "@/app/_components/ui/cx";
import type { ComparedLine } from "@/lib/review/compare-lines";
import { MarkSign } from "../marked";

type Props = { hunks: ComparedLine[][]; from: number; size: number };

const tints = { added: "bg-ok-soft", removed: "bg-bad-soft", same: "" };

/** Lines that changed with some around them; a gap stands where others were left out. */
export function Hunks({ hunks, from, size }: Props) {
  const lines = hunks.flatMap((hunk, at) => hunk.map((line, index) => ({ line, begins: at > 0 && index === 0 })));
  return (
    <div role="table" aria-label="Lines" className="py-1 font-mono text-xs leading-5 [font-variant-ligatures:none]">
      {lines.slice(from, from + size).map(({ line, begins }, index) => (
        <Fragment key={index}>
          {begins && (
            <div role="row" className="my-1 border-y border-line bg-canvas px-3 text-ink-2 select-none">
              <span role="cell">Lines between are as before</span>
            </div>
          )}
          <Line line={line} />
        </Fragment>
      ))}
    </div>
  );
}

/** Removed lines are numbered as they were, all others as they are. */
function Line({ line: { mark, text, before, now } }: { line: ComparedLine }) {
  return (
    <div role="row" className={cx("flex gap-2 pe-3", tints[mark])}>
      <span role="cell" className="w-12 shrink-0 text-end text-ink-2 tabular-nums select-none">
        {now ?? before}
      </span>
      <span role="cell" className="flex min-w-0 flex-1">
        <MarkSign mark={mark} />
        <code dir="ltr" className="min-w-0 flex-1 wrap-anywhere whitespace-pre-wrap [tab-size:2]">
          {text}
        </code>
      </span>
    </div>
  );
}
