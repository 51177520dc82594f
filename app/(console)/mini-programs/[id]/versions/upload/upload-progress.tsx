import { Check, LoaderCircle } from "lucide-react";
import { cx } from "@/app/_components/ui/cx";
import { sizeText } from "@/lib/format/size-text";
import type { Progress } from "./send-package";

const steps = ["received", "checked", "scanned", "stored"] as const;
const labels = { received: "Received", checked: "Checked", scanned: "Scanned", stored: "Stored" };

/** First in bytes, then in steps. */
export function UploadProgress({ progress }: { progress: Progress }) {
  const isReceived = "step" in progress;
  const done = isReceived ? steps.indexOf(progress.step) + 1 : 0;
  const share = isReceived ? 100 : Math.floor((progress.sent / Math.max(progress.total, 1)) * 100);
  const current = steps[done] ?? "stored";
  return (
    <div className="rounded-lg border border-line p-4 text-sm">
      <div className="flex items-baseline justify-between gap-4">
        <p id="upload-progress" className="font-medium">
          {isReceived ? "Sent" : "Sending"}
        </p>
        <p className="text-ink-2 tabular-nums">
          {isReceived ? "all of it" : `${sizeText(progress.sent)} of ${sizeText(progress.total)}`}
        </p>
      </div>
      <div
        role="progressbar"
        aria-labelledby="upload-progress"
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-2 h-1.5 overflow-clip rounded-full bg-sunken"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${share}%` }} />
      </div>
      <ol className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5">
        {steps.map((step, index) => {
          const isDone = index < done;
          const isCurrent = isReceived && index === done;
          return (
            <li
              key={step}
              aria-current={isCurrent ? "step" : undefined}
              className={cx("flex items-center gap-1.5", isDone ? "text-ink" : "text-ink-2")}
            >
              {isDone ? (
                <Check aria-hidden className="size-3.5 text-accent" />
              ) : isCurrent ? (
                <LoaderCircle aria-hidden className="size-3.5 animate-spin text-accent" />
              ) : (
                <span aria-hidden className="mx-1 size-1.5 rounded-full bg-line-strong" />
              )}
              {labels[step]}
              {isDone && <span className="sr-only">, done</span>}
            </li>
          );
        })}
      </ol>
      <p aria-live="polite" className="sr-only">
        {isReceived ? `Sent. Next: ${labels[current].toLowerCase()}.` : "Sending the package"}
      </p>
    </div>
  );
}
