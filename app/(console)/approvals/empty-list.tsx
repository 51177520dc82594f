import { Inbox, SearchX } from "lucide-react";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { requestStates } from "@/lib/vocabulary";
import type { ListRequests, RequestTab } from "@/lib/request/inputs";
import { isNarrowed, requestsHref } from "./search-params";

export function EmptyRequests({ state, tab }: { state: ListRequests; tab: RequestTab }) {
  const decided = requestStates.filter((status) => status !== "in_review");
  const showDecided = tab === "waiting" && state.status.length === 0 && (
    <ButtonLink href={requestsHref(state, { status: decided })}>
      {isNarrowed(state) ? "Look among the decided too" : "Show decided ones"}
    </ButtonLink>
  );
  if (isNarrowed(state)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No request matches"
        act={
          <>
            {showDecided}
            <ButtonLink href={requestsHref(state, { q: "", category: [], status: [] })}>Show all</ButtonLink>
          </>
        }
      >
        Try another word, or take a filter away.
      </EmptyState>
    );
  }
  if (tab === "waiting") {
    return (
      <EmptyState icon={<Inbox />} title="Nothing waits for review" act={showDecided}>
        What somebody asks for stands here until it is decided.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Inbox />} title="No requests yet">
      What you ask for stands here, and what is asked for the mini programs that you are on.
    </EmptyState>
  );
}
