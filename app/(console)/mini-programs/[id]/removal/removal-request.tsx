import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import type { RemovalView } from "@/lib/removal/get-removal";
import { endingWords } from "./ending-words";
import { RequestRemovalForm } from "./forms";
import { InTheWay } from "./in-the-way";
import { WhatHappens } from "./what-happens";

/** Asking for a removal: what will happen, what stands in the way, the reason. */
export function RemovalRequest({ view: { id, releasedVersion, latest, acts, others } }: { view: RemovalView }) {
  const obstacles = acts.requestRemoval;
  return (
    <Card title="Request removal">
      <div className="flex flex-col gap-4 text-sm">
        {latest && (
          <p className="text-ink-2">
            {endingWords(latest)} <TextLink href={`/approvals/${latest.request}`}>Request #{latest.request}</TextLink>
          </p>
        )}
        <WhatHappens releasedVersion={releasedVersion} decides={null} />
        {obstacles ? (
          <>
            <InTheWay obstacles={obstacles} />
            {obstacles.length === 0 && <RequestRemovalForm id={id} />}
          </>
        ) : (
          <p className="text-ink-2">{others.requestRemoval}</p>
        )}
      </div>
    </Card>
  );
}
