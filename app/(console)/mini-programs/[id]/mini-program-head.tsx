"use client";

import type { ReactNode } from "react";
import { Alert } from "@/app/_components/ui/alert";
import { Badge } from "@/app/_components/ui/badge";
import { EntityHead } from "@/app/_components/ui/entity-head";
import { LogoTile } from "@/app/_components/ui/logo-tile";
import { MonoId } from "@/app/_components/ui/mono-id";
import { Time } from "@/app/_components/ui/time";
import { isUnfinished, missingWords, stateLabels, typeLabels } from "@/lib/format/labels";
import type { MiniProgramHeader } from "@/lib/mini-program/get-mini-program";
import { ActivationsBadge, ReleaseBadge, RemovalBadge, SuspendedBadge } from "../life-badges";
import { stateTones } from "../state-tones";
import { YouAre } from "./you-are";

type Kept = "id" | "name" | "defaultLanguage" | "type" | "state" | "releasedVersion" | "logoId" | "roles" | "missing";
type Shown = Kept | "suspension" | "removal" | "releases" | "activations";
type Props = { miniProgram: Pick<MiniProgramHeader, Shown> & { workspace: string }; acts: ReactNode };

export function MiniProgramHead({ miniProgram, acts }: Props) {
  const { id, name, defaultLanguage, type, state, releasedVersion, logoId, workspace, roles, missing } = miniProgram;
  const { suspension, removal } = miniProgram;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <EntityHead
          media={<LogoTile name={name} seed={id} size="head" src={logoId ? `/logos/${logoId}` : undefined} />}
          title={name}
          lang={defaultLanguage}
          states={
            <>
              <Badge tone={stateTones[state]} status="Mini program status">
                {[stateLabels[state], releasedVersion].filter(Boolean).join(" ")}
              </Badge>
              {suspension && <SuspendedBadge />}
              {miniProgram.releases.map((release) => (
                <ReleaseBadge key={release.number} id={id} release={release} />
              ))}
              {removal && <RemovalBadge id={id} state={stateOf(removal)} />}
              <ActivationsBadge id={id} names={miniProgram.activations.map(({ name }) => name)} />
              {isUnfinished(state) && missing.length > 0 && (
                <Badge tone="neutral" dot={false}>
                  {missingWords(missing)}
                </Badge>
              )}
            </>
          }
          facts={[<MonoId key="id" value={id} copy />, typeLabels[type], workspace, <YouAre key="you" roles={roles} />]}
        />
        {acts}
      </div>
      {suspension && (
        <Alert
          tone="bad"
          className="mb-4"
          title={
            <>
              Suspended by {suspension.by} on <Time value={suspension.since} form="date-time" />
            </>
          }
        >
          <p dir="auto" className="whitespace-pre-line">
            {suspension.reason}
          </p>
          <p className="mt-1 text-ink-2">
            The app gets no version of it, its QR codes say “unavailable”, and nothing of it can be released until a
            Workspace Admin resumes it.
          </p>
        </Alert>
      )}
    </>
  );
}

function stateOf({ lapsesAt, isSelfApproved }: NonNullable<MiniProgramHeader["removal"]>) {
  if (lapsesAt === null) return "in_review";
  return isSelfApproved ? "self_approved" : "approved";
}
