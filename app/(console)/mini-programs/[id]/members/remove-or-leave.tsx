import type { ReactNode } from "react";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import { roleLabels } from "@/lib/format/labels";
import type { Member } from "@/lib/member/list-members";
import { leaveAction, removeMemberAction } from "./actions";

type Props = { id: string; member: Member };

const look = { size: "sm" } as const;

export function RemoveOrLeave({ id, member }: Props) {
  const { personId, name, remove, leave, keeps } = member;
  if (leave) {
    if (leave.closed !== null)
      return (
        <Above>
          <ClosedAct look={look} reason={leave.closed}>
            Leave
          </ClosedAct>
        </Above>
      );
    return (
      <Above>
        <ConfirmForm
          trigger="Leave"
          look={look}
          title="Leave this mini program?"
          action={leaveAction}
          submit="Leave"
          tone="danger"
          hidden={{ id }}
        >
          <p>
            {keeps
              ? `Your membership ends. As ${roleLabels[keeps]} you keep your access: leaving does not end it.`
              : "Your access ends at once: you will not find this mini program any more. A Developer Admin of it can add you again."}
          </p>
        </ConfirmForm>
      </Above>
    );
  }
  if (!remove) return null;
  if (remove.closed !== null)
    return (
      <Above>
        <ClosedAct look={look} reason={remove.closed}>
          Remove
        </ClosedAct>
      </Above>
    );
  return (
    <Above>
      <ConfirmForm
        trigger="Remove"
        look={look}
        title={`Remove ${name}?`}
        action={removeMemberAction}
        submit="Remove"
        tone="danger"
        hidden={{ id, personId }}
      >
        <p>{consequences(member)}</p>
      </ConfirmForm>
    </Above>
  );
}

/** Over what else a row holds. */
function Above({ children }: { children: ReactNode }) {
  return <div className="relative z-1">{children}</div>;
}

function consequences({ name, role, keeps, isBlocked }: Member): string {
  const as = `${name} is no longer ${roleLabels[role]} of this mini program.`;
  if (isBlocked) return `${as} Being blocked they have no access now; once unblocked, they will not get it back.`;
  if (keeps) return `${as} As ${roleLabels[keeps]} they keep their access to it.`;
  return `${as} Their access ends with their next click. What they made stays.`;
}
