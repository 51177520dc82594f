"use client";

import { useState } from "react";
import { cx } from "./cx";
import { announce } from "./announcements";

type Props = {
  value: string;
  /** What is copied, such as "ID". */
  what: string;
  className?: string;
};

const failed = "The browser did not allow copying: select the text instead";

export function CopyButton({ value, what, className }: Props) {
  const [said, setSaid] = useState("");
  const say = (words: string) => {
    setSaid(words);
    announce(words);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(value).then(
      () => say("Copied"),
      () => say(failed),
    );
    window.setTimeout(() => say(""), 2500);
  };
  return (
    <button
      type="button"
      aria-label={`Copy ${what}`}
      title={said === failed ? failed : `Copy ${what}`}
      onClick={() => void copy()}
      className={cx("copy", said === "Copied" && "copy-done", className)}
    />
  );
}
