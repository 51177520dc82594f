import { KeyRound } from "lucide-react";
import { EmptyState } from "@/app/_components/ui/empty-state";
import type { WayIn } from "@/lib/workspace/find-way-in";
import { WhomToAsk } from "./whom-to-ask";

/** For those who are signed in and belong to nothing: how one gets access, and from whom. */
export function NoMembership({ wayIn }: { wayIn: WayIn }) {
  const { isBlocked } = wayIn;
  return (
    <EmptyState
      icon={<KeyRound />}
      title={
        isBlocked
          ? `Your access to ${wayIn.workspaces.join(" and ")} is blocked`
          : "You do not belong to any workspace yet"
      }
    >
      <p>
        {isBlocked
          ? "You are still a member, without the rights. An admin can lift the block."
          : "Mini programs are seen by the members of a workspace. Ask to be made one, under the e-mail of your account."}
      </p>
      <WhomToAsk wayIn={wayIn} />
    </EmptyState>
  );
}
