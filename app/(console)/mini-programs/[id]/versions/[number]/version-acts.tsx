import type { ReactNode } from "react";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import { TextLink } from "@/app/_components/ui/text-link";
import type { Version, VersionAct } from "@/lib/version/get-version";
import type { Obstacle } from "@/lib/version/lifecycle";
import { deleteVersionAction } from "../actions";
import {
  cancelReleaseAction,
  pauseReleaseAction,
  publishVersionAction,
  raiseShareAction,
  resumeReleaseAction,
  rollBackAction,
  startGrayscaleAction,
  startPilotAction,
  submitVersionAction,
  withdrawVersionAction,
} from "../step-actions";
import { ShareForm, StepForm } from "./step-forms";

const labels: Record<VersionAct, string> = {
  submit: "Submit for approval",
  withdraw: "Withdraw",
  startPilot: "Start pilot",
  startGrayscale: "Start grayscale",
  raise: "Raise",
  pause: "Pause",
  resume: "Resume",
  publish: "Publish",
  rollBack: "Roll back",
  cancel: "Cancel release",
  delete: "Delete version",
  editReleaseNote: "",
};

/** The first that is open leads and is filled, as the next step; the rest stand in this order. */
const order: VersionAct[] = [
  "submit",
  "raise",
  "resume",
  "startGrayscale",
  "publish",
  "startPilot",
  "pause",
  "rollBack",
  "withdraw",
  "cancel",
  "delete",
];
const neverFilled: VersionAct[] = ["pause", "rollBack", "withdraw", "cancel", "delete"];

/** What can be done with a version now, and what stands in the way of the rest. */
export function VersionActs({ id, version }: { id: string; version: Version }) {
  // The two that only ever wait for each other stand one at a time.
  const shown = version.acts.filter(({ act }) => act !== (version.isPaused ? "pause" : "resume"));
  const acts = order.flatMap((act) => shown.filter((one) => one.act === act));
  if (acts.length === 0) return null;
  // A share is typed in a form of its own, above the buttons.
  const asksForShare = ({ act, obstacles }: (typeof acts)[number]) =>
    (act === "raise" || act === "startGrayscale") && obstacles.length === 0;
  const next = acts.find(({ act, obstacles }) => obstacles.length === 0 && !neverFilled.includes(act))?.act;
  return (
    <div className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      {acts.filter(asksForShare).map((one) => (
        <Act key={one.act} id={id} version={version} {...one} isNext={one.act === next} />
      ))}
      <div className="flex flex-wrap gap-2">
        {acts
          .filter((one) => !asksForShare(one))
          .toSorted((one, other) => Number(other.act === next) - Number(one.act === next))
          .map((one) => (
            <Act key={one.act} id={id} version={version} {...one} isNext={one.act === next} />
          ))}
      </div>
      {version.checkList === null && <InTheWay acts={acts} />}
    </div>
  );
}

/** Each once, with what it holds back and the place where it is mended. */
function InTheWay({ acts }: { acts: Version["acts"] }) {
  const all = acts.flatMap(({ act, obstacles }) => obstacles.map((obstacle) => ({ ...obstacle, act })));
  const each = new Set(all.map(({ words }) => words));
  if (each.size === 0) return null;
  return (
    <ul className="flex flex-col gap-1 text-xs text-ink-2">
      {[...each].map((words) => {
        const held = all.filter((one) => one.words === words);
        const mend = held.find(({ mend }) => mend)?.mend;
        return (
          <li key={words}>
            <span className="font-medium">{held.map(({ act }) => labels[act]).join(", ")}:</span> {words}{" "}
            {mend && <TextLink href={mend.href}>{mend.label}</TextLink>}
          </li>
        );
      })}
    </ul>
  );
}

type ActProps = { id: string; version: Version; act: VersionAct; obstacles: Obstacle[]; isNext: boolean };

function Act({ id, version, act, obstacles, isNext }: ActProps): ReactNode {
  if (obstacles.length > 0) {
    return <ClosedAct reason={obstacles.map(({ words }) => words).join(" ")}>{labels[act]}</ClosedAct>;
  }
  const { number, released, share, steps } = version;
  const key = { id, number };
  const look = { variant: isNext ? ("filled" as const) : ("outline" as const) };
  const open: Record<VersionAct, () => ReactNode> = {
    submit: () => (
      <StepForm action={submitVersionAction} hidden={key} look={look}>
        {labels.submit}
      </StepForm>
    ),
    withdraw: () => (
      <StepForm action={withdrawVersionAction} hidden={{ id, version: number, number: lastRequest(steps) }} look={look}>
        {labels.withdraw}
      </StepForm>
    ),
    startPilot: () => (
      <Confirmed act={act} version={key} look={look} action={startPilotAction} title={`Start the pilot of ${number}?`}>
        Those on the tester whitelist get it from now on, nobody else.
      </Confirmed>
    ),
    startGrayscale: () => (
      <ShareForm action={startGrayscaleAction} hidden={key} look={look} least={1}>
        {labels.startGrayscale}
      </ShareForm>
    ),
    raise: () => (
      <ShareForm action={raiseShareAction} hidden={key} look={look} least={(share ?? 0) + 1}>
        {labels.raise}
      </ShareForm>
    ),
    pause: () => (
      <Confirmed
        act={act}
        version={key}
        look={look}
        action={pauseReleaseAction}
        title={`Pause the grayscale release of ${number}?`}
      >
        Whoever is in the share keeps the version; the share cannot be raised until it is resumed.
      </Confirmed>
    ),
    resume: () => (
      <StepForm action={resumeReleaseAction} hidden={key} look={look}>
        {labels.resume}
      </StepForm>
    ),
    publish: () => (
      <Confirmed act={act} version={key} look={look} action={publishVersionAction} title={`Publish ${number}?`}>
        Everyone gets it{released ? ` instead of ${released}, which is archived` : ""}.
      </Confirmed>
    ),
    rollBack: () => (
      <Confirmed
        act={act}
        version={key}
        look={look}
        action={rollBackAction}
        title={`Roll back to ${number}?`}
        needsReason
      >
        Everyone gets it{released ? ` instead of ${released}, which is archived` : ""}.
      </Confirmed>
    ),
    cancel: () => (
      <Confirmed
        act={act}
        version={key}
        look={look}
        action={cancelReleaseAction}
        title={`Cancel the release of ${number}?`}
        keep="Keep release"
        isGrave
      >
        {released ? `Everyone gets ${released} again.` : "Nobody gets it."} This version can never be released after.
      </Confirmed>
    ),
    delete: () => (
      <ConfirmForm
        trigger={labels.delete}
        title={`Delete version ${number}?`}
        action={deleteVersionAction}
        submit="Delete"
        tone="danger"
        look={{ variant: "quiet" }}
        hidden={key}
      >
        <p>Its package goes with it. The number stays taken.</p>
      </ConfirmForm>
    ),
    editReleaseNote: () => null,
  };
  return open[act]();
}

const lastRequest = (steps: Version["steps"]) => String(steps.findLast(({ request }) => request !== null)?.request);

type ConfirmedProps = {
  act: VersionAct;
  version: { id: string; number: string };
  look: { variant: "filled" | "outline" };
  action: Parameters<typeof ConfirmForm>[0]["action"];
  title: string;
  keep?: string;
  needsReason?: boolean;
  isGrave?: boolean;
  children: ReactNode;
};

function Confirmed({
  act,
  version,
  look,
  action,
  title,
  keep,
  needsReason = false,
  isGrave = false,
  children,
}: ConfirmedProps) {
  return (
    <ConfirmForm
      trigger={labels[act]}
      look={isGrave ? { variant: "quiet" } : look}
      {...(isGrave && { tone: "danger" })}
      title={title}
      action={action}
      labels={{ reason: "Reason" }}
      submit={labels[act]}
      {...(keep && { keep })}
      hidden={version}
    >
      <p>{children}</p>
      <TextareaField
        name="reason"
        required={needsReason}
        help="The release progress shows it. Up to 1,000 characters."
      />
    </ConfirmForm>
  );
}
