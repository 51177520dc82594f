import { Alert } from "@/app/_components/ui/alert";
import { TextLink } from "@/app/_components/ui/text-link";
import type { Feature } from "@/lib/catalog/get-feature";

type Proposal = NonNullable<Feature["proposal"]>;

export function proposalWords({ by, request }: Proposal): string {
  return `${by} has asked for a change of this feature: request #${request} is in review. ${until}`;
}

const until = "Until it is decided, nothing else of the feature changes.";

/** That a change of the feature waits to be decided; `isNew` right after it was asked for. */
export function ProposalNote({ proposal, isNew = false }: { proposal: Proposal; isNew?: boolean }) {
  const { by, request, opens } = proposal;
  return (
    <Alert
      tone={isNew ? "ok" : "info"}
      role={isNew ? "status" : "note"}
      className="mb-4"
      title={
        isNew ? "The change was asked for. It counts once it is approved." : "A change of this feature is in review"
      }
    >
      <p>
        {by} has asked for it:{" "}
        {opens ? <TextLink href={`/approvals/${request}`}>request #{request}</TextLink> : `request #${request}`}.{" "}
        {until}
      </p>
    </Alert>
  );
}
