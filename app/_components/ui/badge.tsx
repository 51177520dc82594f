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
      data-badge=""
      {...(status && { role: "status", "aria-label": status })}
      className={cx(
        "inline-flex max-w-full items-center gap-1.5 rounded-full px-2.5 py-0.75 text-xs font-medium",
        "forced-colors:border",
        tones[tone],
        className,
      )}
    >
      {dot && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-current forced-colors:bg-[CanvasText]" />}
      <span className="min-w-0 md:truncate">{children}</span>
    </span>
  );
}
