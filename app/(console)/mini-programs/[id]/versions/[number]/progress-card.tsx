import { Check, Minus, X } from "lucide-react";
import { Card } from "@/app/_components/ui/card";
import { cx } from "@/app/_components/ui/cx";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import { versionStateLabels } from "@/lib/format/labels";
import { versionEventLabels } from "@/lib/format/version-words";
import type { Version, VersionProgressStep } from "@/lib/version/get-version";
import { progressOf, type ProgressStage, type Stage, type StageState } from "@/lib/version/progress";
import { VersionActs } from "./version-acts";

const stageLabels: Record<Exclude<Stage, "ended">, string> = {
  uploaded: "Uploaded",
  submitted: "Submitted",
  reviewed: "Reviewed",
  pilot: "Pilot testing",
  grayscale: "Grayscale release",
  released: "Released",
};

const stateWords: Record<StageState, string> = {
  done: "done",
  current: "current",
  to_come: "to come",
  skipped: "skipped",
  failed: "failed",
  ended: "ended",
};

/** The way of a version, with who, when and why, and what can be done now at its end. */
export function ProgressCard({ id, version }: { id: string; version: Version }) {
  const stages = progressOf(version.state, version.steps);
  return (
    <Card title="Release progress" className="max-lg:order-first">
      <ol className="text-sm">
        {stages.map((stage) => (
          <StageItem key={stage.stage} stage={stage} version={version} />
        ))}
      </ol>
      <VersionActs id={id} version={version} />
    </Card>
  );
}

function StageItem({
  stage: { stage, state, steps },
  version,
}: {
  stage: ProgressStage<VersionProgressStep>;
  version: Version;
}) {
  const label = stage === "ended" ? versionStateLabels[version.state] : stageLabels[stage];
  return (
    <li
      className="group/stage relative flex gap-3 pb-4 last:pb-0"
      aria-current={state === "current" ? "step" : undefined}
    >
      <span
        aria-hidden
        className={cx(
          "absolute start-[8.5px] top-6 bottom-0.5 w-px group-last/stage:hidden",
          state === "done" ? "bg-accent" : "bg-line",
        )}
      />
      <Mark state={state} />
      <div className="min-w-0 flex-1">
        <p className={cx("font-medium", (state === "to_come" || state === "skipped") && "text-ink-2")}>
          {label}
          <span className="sr-only">: {stateWords[state]}</span>
        </p>
        {state === "skipped" && (
          <p aria-hidden className="text-xs text-ink-2">
            skipped
          </p>
        )}
        {stage === "reviewed" && version.state === "in_review" && <p className="text-xs text-ink-2">in review</p>}
        {stage === "grayscale" && version.share !== null && <Share share={version.share} isPaused={version.isPaused} />}
        {steps.length > 0 && (
          <ol className="mt-0.5 flex flex-col gap-1.5">
            {steps.map((step, index) => (
              <StepWords key={index} step={step} isOnly={steps.length === 1 && isNamedByStage(stage, step)} />
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

/** "Uploaded" under "Uploaded" says nothing. */
function isNamedByStage(stage: Stage, { event }: VersionProgressStep): boolean {
  return (
    stage === event || (stage === "released" && event === "published") || (stage === "ended" && event === "canceled")
  );
}

function StepWords({
  step: { event, person, at, share, words, request },
  isOnly,
}: {
  step: VersionProgressStep;
  isOnly: boolean;
}) {
  const what = share === null ? versionEventLabels[event] : `${share} %`;
  return (
    <li className="text-xs text-ink-2">
      {!isOnly && <span className="text-ink">{what} </span>}
      {person ? (isOnly ? `${person.name}, ` : `by ${person.name}, `) : "by the console, "}
      <Time value={at} form="date-time" />
      {request !== null && (
        <>
          {", "}
          <TextLink href={`/approvals/${request}`}>#{request}</TextLink>
        </>
      )}
      {words && event !== "uploaded" && (
        <blockquote dir="auto" className="mt-0.5 border-s-2 border-line ps-2 wrap-anywhere whitespace-pre-line">
          {words}
        </blockquote>
      )}
    </li>
  );
}

function Share({ share, isPaused }: { share: number; isPaused: boolean }) {
  return (
    <div className="my-1 flex items-center gap-2 text-xs">
      <div aria-hidden className="h-1.5 flex-1 overflow-clip rounded-full bg-sunken">
        <div className={cx("h-full rounded-full", isPaused ? "bg-warn" : "bg-accent")} style={{ width: `${share}%` }} />
      </div>
      <span className="whitespace-nowrap tabular-nums">
        {share} %{isPaused && ", paused"}
      </span>
    </div>
  );
}

function Mark({ state }: { state: StageState }) {
  const round = "mt-px grid size-[18px] shrink-0 place-items-center rounded-full [&_svg]:size-3 [&_svg]:stroke-[2.5]";
  if (state === "done") {
    return (
      <span aria-hidden className={cx(round, "bg-accent text-accent-ink")}>
        <Check />
      </span>
    );
  }
  if (state === "failed") {
    return (
      <span aria-hidden className={cx(round, "bg-bad text-surface")}>
        <X />
      </span>
    );
  }
  if (state === "ended") {
    return (
      <span aria-hidden className={cx(round, "bg-sunken text-ink-2")}>
        <Minus />
      </span>
    );
  }
  const ring = state === "current" ? "border-accent ring-3 ring-accent-soft" : "border-line-strong";
  return (
    <span
      aria-hidden
      className={cx(round, "border-2 bg-surface", ring, state === "skipped" && "border-dashed border-line-strong")}
    />
  );
}
