import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import { Time } from "@/app/_components/ui/time";
import type { RemovalView } from "@/lib/removal/get-removal";
import { DeleteForGoodForm } from "./forms";

/** For what is archived, and for what nothing was ever submitted of. */
export function Deletion({ view: { id, name, state, latest, acts, others } }: { view: RemovalView }) {
  const isArchived = state === "archived";
  const isOpen = acts.deleteForGood?.length === 0;
  if (!isArchived && !isOpen) return null;
  return (
    <Card title="Delete for good">
      <div className="flex flex-col gap-4 text-sm">
        {isArchived && latest?.endedAt && (
          <p className="text-ink-2">
            It was removed on <Time value={latest.endedAt} form="date-time" /> after{" "}
            <TextLink href={`/approvals/${latest.request}`}>request #{latest.request}</TextLink>. A version that is
            approved anew can bring it back.
          </p>
        )}
        <ul className="flex max-w-180 list-disc flex-col gap-1.5 ps-5">
          {!isArchived && (
            <li>Nothing of it was ever submitted, so that nobody else depends on it: it needs no request.</li>
          )}
          <li>It is gone for everybody at once. For 7 days a Workspace Admin can restore it.</li>
          <li>Then it is purged with its texts, members, logos, configuration and history. The audit log stays.</li>
        </ul>
        {isOpen ? <DeleteForGoodForm id={id} name={name} /> : <p className="text-ink-2">{others.deleteForGood}</p>}
      </div>
    </Card>
  );
}
