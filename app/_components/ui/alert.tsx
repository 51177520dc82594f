import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

type AlertTone = "ok" | "warn" | "bad" | "info";

const looks = {
  ok: { box: "border-ok/30 bg-ok-soft/50", ink: "text-ok", Icon: CircleCheck },
  warn: { box: "border-warn/30 bg-warn-soft/50", ink: "text-warn", Icon: TriangleAlert },
  bad: { box: "border-bad/30 bg-bad-soft/50", ink: "text-bad", Icon: CircleAlert },
  info: { box: "border-info/30 bg-info-soft/50", ink: "text-info", Icon: Info },
};

type Props = {
  tone: AlertTone;
  /** How it speaks up: `alert` for a failure, `status` for a success, nothing for a standing note. */
  role?: "alert" | "status" | "note";
  title?: ReactNode;
  children?: ReactNode;
  /** The number of the log line. */
  reference?: string | undefined;
  acts?: ReactNode;
  className?: string;
};

export function Alert({ tone, role = "note", title, children, reference, acts, className }: Props) {
  const { box, ink, Icon } = looks[tone];
  return (
    <div role={role} className={cx("alert flex gap-2.5 rounded border px-3.5 py-3 text-sm text-ink", box, className)}>
      <Icon aria-hidden className={cx("mt-0.5 size-4 shrink-0", ink)} />
      <div className="min-w-0 flex-1 wrap-anywhere">
        {title && <p className="font-semibold">{title}</p>}
        {children}
        {reference && (
          <p className="mt-1 text-xs text-ink-2">
            Reference <span className="font-mono">{reference}</span>
          </p>
        )}
        {acts && <div className="mt-2.5 flex flex-wrap gap-2">{acts}</div>}
      </div>
    </div>
  );
}
