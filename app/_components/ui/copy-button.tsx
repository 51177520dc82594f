"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { cx } from "./cx";
import { SharedIcon } from "./shared-icon";

type Props = {
  value: string;
  /** What is copied, such as "ID". */
  what: string;
  className?: string;
};

export function CopyButton({ value, what, className }: Props) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid("Copied");
    } catch {
      setSaid("The browser did not allow copying: select the text instead");
    }
    window.setTimeout(() => setSaid(""), 2500);
  };
  return (
    <>
      <button
        type="button"
        aria-label={`Copy ${what}`}
        title={`Copy ${what}`}
        onClick={() => void copy()}
        className={cx("copy", className)}
      >
        {said === "Copied" ? (
          <Check aria-hidden className="size-3.5" />
        ) : (
          <SharedIcon name="copy" className="size-3.5" />
        )}
      </button>
      <span aria-live="polite" className="sr-only">
        {said}
      </span>
    </>
  );
}
