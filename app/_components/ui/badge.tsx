import type { ReactNode } from "react";
import { cx } from "./cx";

export type Tone = "ok" | "warn" | "bad" | "info" | "neutral";

const tones: Record<Tone, string> = {
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
  neutral: "bg-sunken text-ink-2",
};

type Props = {
  tone?: Tone;
  dot?: boolean;
  /** The name of a `status` region, for a state that the page is about. */
  status?: string;
  className?: string;
  children: ReactNode;
};

export function Badge({ tone = "neutral", dot = true, status, className, children }: Props) {
  return (
    <span
      {...(status && { role: "status", "aria-label": status })}
      className={cx("badge", dot && "badge-dot", tones[tone], className)}
    >
      {children}
    </span>
  );
}
