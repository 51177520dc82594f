import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import { refusalSentence } from "@/lib/access/sentences";
import type { RemovalView } from "@/lib/removal/get-removal";
import { endingWords } from "./ending-words";
import { RequestRemovalForm } from "./forms";
import { InTheWay } from "./in-the-way";

/** Asking for a removal: what will happen, what stands in the way, the reason. */
export function RemovalRequest({ view: { id, releasedVersion, latest, acts } }: { view: RemovalView }) {
  const obstacles = acts.requestRemoval;
  return (
    <Card title="Request removal">
      <div className="flex flex-col gap-4 text-sm">
        {latest && (
          <p className="text-ink-2">
            {endingWords(latest)} <TextLink href={`/approvals/${latest.request}`}>Request #{latest.request}</TextLink>
          </p>
        )}
        <ol className="flex max-w-180 list-decimal flex-col gap-1.5 ps-5">
          <li>A Workspace Admin or Workspace Reviewer decides the request. Until then nothing changes.</li>
          <li>
            Once it is approved, there are 30 days to remove the mini program here. Meanwhile no version of it can be
            released.
          </li>
          <li>
            {releasedVersion
              ? `Removed, it is archived: version ${releasedVersion} goes offline for all its users, and its QR codes say “unavailable”.`
              : "Removed, it is archived: approved versions are canceled, and its QR codes say “unavailable”."}{" "}
            Its people can still read everything, and can bring it back with a version that is approved anew.
          </li>
        </ol>
        {obstacles ? (
          <>
            <InTheWay obstacles={obstacles} />
            {obstacles.length === 0 && <RequestRemovalForm id={id} />}
          </>
        ) : (
          <p className="text-ink-2">{refusalSentence("removal.request")}</p>
        )}
      </div>
    </Card>
  );
}
