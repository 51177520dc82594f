import { Badge } from "@/app/_components/ui/badge";
import { decidedAloneLabel, requestStateLabels } from "@/lib/format/labels";
import type { RequestState } from "@/lib/vocabulary";
import { requestTones } from "./request-tones";

type Props = { state: RequestState; isSelfApproved: boolean; status?: string };

/** The state of a request, and with it whether one person alone decided. */
export function RequestStateBadge({ state, isSelfApproved, status }: Props) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge tone={requestTones[state]} {...(status && { status })}>
        {requestStateLabels[state]}
      </Badge>
      {isSelfApproved && (
        <Badge tone="warn" dot={false}>
          {decidedAloneLabel(state)}
        </Badge>
      )}
    </span>
  );
}
