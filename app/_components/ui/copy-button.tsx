"use client";

import { useRef, useState } from "react";
import { announce } from "./announcements";
import { cx } from "./cx";

type Props = {
  value: string;
  /** What is copied, such as "ID". */
  what: string;
  className?: string;
};

const refused = "The browser did not allow copying: select the text instead";
const shownFor = 2500;

export function CopyButton({ value, what, className }: Props) {
  const [outcome, setOutcome] = useState<"done" | "refused">();
  const timer = useRef<number>(undefined);
  const tell = (outcome: "done" | "refused") => {
    announce(outcome === "done" ? `Copied ${what}` : refused);
    setOutcome(outcome);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOutcome(undefined), shownFor);
  };
  const copy = async () => {
    try {
      // Over http there is no clipboard at all.
      await navigator.clipboard.writeText(value);
      tell("done");
    } catch {
      tell("refused");
    }
  };
  return (
    <button
      type="button"
      aria-label={`Copy ${what}`}
      title={outcome === "refused" ? refused : `Copy ${what}`}
      onClick={() => void copy()}
      className={cx("copy", outcome && `copy-${outcome}`, className)}
    />
  );
}
