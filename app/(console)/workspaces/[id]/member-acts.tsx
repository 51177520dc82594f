import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { PlainAct } from "@/app/_components/form/plain-act";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import { roleLabels } from "@/lib/format/labels";
import type { Workspace } from "@/lib/workspace/get-workspace";
import type { WorkspaceMember } from "@/lib/workspace/list-workspace-members";
import { blockAction, endSessionsAction, leaveAction, removeMemberAction, unblockAction } from "./actions";
import { RoleForm } from "./role-form";

const look = { size: "sm" } as const;

/** What the reader may do with a member; what is not possible now says why. */
export function MemberActs({ workspace, member }: { workspace: Workspace; member: WorkspaceMember }) {
  const { acts, name, personId } = member;
  const hidden = { workspace: workspace.id, person: personId };
  return (
    <div className="relative z-1 flex flex-wrap gap-1.5 md:justify-end">
      {acts.setRole === null && (
        <RoleForm
          kind={workspace.kind}
          name={name}
          role={member.role}
          isOfGroups={member.source === "groups"}
          hidden={hidden}
        />
      )}
      {acts.setRole && (
        <ClosedAct look={look} reason={acts.setRole}>
          Set role
        </ClosedAct>
      )}
      {acts.block === null && (
        <ConfirmForm
          trigger="Block"
          look={look}
          title={`Block ${name} in ${workspace.name}?`}
          action={blockAction}
          submit="Block"
          tone="danger"
          hidden={hidden}
        >
          <p className="text-sm text-ink-2">
            {name} stays a member and loses every right of this workspace with their next click, also on its mini
            programs. You can unblock them at any time.
          </p>
        </ConfirmForm>
      )}
      {acts.block && (
        <ClosedAct look={look} reason={acts.block}>
          Block
        </ClosedAct>
      )}
      {acts.unblock === null && (
        <PlainAct action={unblockAction} hidden={hidden} describedBy={name}>
          Unblock
        </PlainAct>
      )}
      {acts.remove === null && (
        <ConfirmForm
          trigger="Remove"
          look={look}
          title={`Remove ${name} from ${workspace.name}?`}
          action={removeMemberAction}
          submit="Remove"
          tone="danger"
          hidden={hidden}
        >
          <p className="text-sm text-ink-2">
            {name} loses the role {roleLabels[member.role]} and is taken off the mini programs that they are on through
            this workspace. To come back they need a new invitation.
          </p>
        </ConfirmForm>
      )}
      {acts.remove && (
        <ClosedAct look={look} reason={acts.remove}>
          Remove
        </ClosedAct>
      )}
      {acts.endSessions === null && (
        <ConfirmForm
          trigger="End sessions"
          look={look}
          title={`Sign ${name} out everywhere?`}
          action={endSessionsAction}
          submit="End sessions"
          tone="danger"
          hidden={hidden}
        >
          <p className="text-sm text-ink-2">
            All of their sessions end with their next click. They can sign in again as long as the identity provider
            lets them.
          </p>
        </ConfirmForm>
      )}
      {acts.leave === null && (
        <ConfirmForm
          trigger="Leave"
          look={look}
          title={`Leave ${workspace.name}?`}
          action={leaveAction}
          submit="Leave"
          tone="danger"
          hidden={{ workspace: workspace.id }}
        >
          <p className="text-sm text-ink-2">
            You lose the role {roleLabels[member.role]} and leave the mini programs that you are on through this
            workspace. To come back you need a new invitation.
          </p>
        </ConfirmForm>
      )}
      {acts.leave && (
        <ClosedAct look={look} reason={acts.leave}>
          Leave
        </ClosedAct>
      )}
    </div>
  );
}
