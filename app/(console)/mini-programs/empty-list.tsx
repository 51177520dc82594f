import { CircleCheck, LayoutGrid, SearchX } from "lucide-react";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import type { ListMiniPrograms } from "@/lib/mini-program/list-inputs";
import type { Role } from "@/lib/vocabulary";
import type { WayIn } from "@/lib/workspace/find-way-in";
import { isNarrowed, listHref } from "./search-params";
import { WhomToAsk } from "./whom-to-ask";

const words: Record<Role, string> = {
  workspace_admin: "Nobody has created one yet.",
  workspace_reviewer:
    "As a Workspace Reviewer you decide approval requests; a mini program itself you see once you are added to it as a member.",
  workspace_developer: "Those that you create or are added to stand here.",
  developer_admin: "Those of the workspaces that you run stand here.",
  developer: "Those that you are added to stand here. A Developer Admin of your workspace can add you.",
};

type Props = {
  state: ListMiniPrograms;
  role: Role | undefined;
  decides: boolean;
  mayCreate: boolean;
  wayIn: WayIn | null;
};

export function EmptyList({ state, role, decides, mayCreate, wayIn }: Props) {
  if (state.attention && !isNarrowed({ ...state, attention: false })) {
    return (
      <EmptyState
        icon={<CircleCheck />}
        title="Nothing needs your attention"
        act={
          <>
            {decides && <ButtonLink href="/approvals">Approvals</ButtonLink>}
            <ButtonLink href="/mini-programs">Show all</ButtonLink>
          </>
        }
      >
        {decides
          ? "Of the mini programs that you see, none waits for you. Every request that you may decide stands under Approvals."
          : "None of your mini programs waits for you."}
      </EmptyState>
    );
  }
  if (state.attention) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="None of these needs your attention"
        act={
          <>
            <ButtonLink href="/mini-programs?attention=1">All that needs it</ButtonLink>
            <ButtonLink href="/mini-programs">Show all</ButtonLink>
          </>
        }
      >
        The other filters leave out what may wait for you.
      </EmptyState>
    );
  }
  if (isNarrowed(state)) {
    const withArchived = listHref(state, { status: ["created", "released", "archived"] });
    return (
      <EmptyState
        icon={<SearchX />}
        title="No mini program matches"
        act={
          <>
            {state.status.length === 0 && <ButtonLink href={withArchived}>Look among the archived too</ButtonLink>}
            <ButtonLink href="/mini-programs">Show all</ButtonLink>
          </>
        }
      >
        Try another word, or take a filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<LayoutGrid />}
      title="No mini programs here"
      act={mayCreate && <ButtonLink href="/mini-programs/new">Create the first one</ButtonLink>}
    >
      {role && <p>{words[role]}</p>}
      {wayIn && <WhomToAsk wayIn={wayIn} />}
    </EmptyState>
  );
}
