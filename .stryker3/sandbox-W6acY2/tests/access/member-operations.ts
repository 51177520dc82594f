import { DomainError } from "@/lib/errors";
import { addMembers } from "@/lib/member/add-members";
import { findEligible } from "@/lib/member/find-eligible";
import { joinAsDeveloperAdmin } from "@/lib/member/join-as-developer-admin";
import { leave } from "@/lib/member/leave";
import { listAccess } from "@/lib/member/list-access";
import { listMembers } from "@/lib/member/list-members";
import { removeMember } from "@/lib/member/remove-member";
import { setMemberRole } from "@/lib/member/set-member-role";
import { onMiniPrograms, type Row } from "./cases";

/** Whether they may is asked here; that somebody is no member, or the last admin, is tested beside the operation. */
async function orConflict(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "conflict") return error;
    throw error;
  });
}

export const memberOperations: Record<string, Row> = {
  "member/list-members": { kind: "read", cases: onMiniPrograms("member.view", (ctx, id) => listMembers(ctx, { id })) },
  "member/list-access": { kind: "read", cases: onMiniPrograms("member.view", (ctx, id) => listAccess(ctx, { id })) },
  "member/find-eligible": {
    kind: "read",
    cases: onMiniPrograms("member.manage", (ctx, id) => findEligible(ctx, { id, q: "" })),
  },
  "member/add-members": {
    kind: "command",
    cases: onMiniPrograms("member.manage", (ctx, id, { people }) =>
      addMembers(ctx, { id, people: [people.reviewer.email], role: "developer" }),
    ),
  },
  "member/set-member-role": {
    kind: "command",
    cases: onMiniPrograms("member.manage", (ctx, id, { people }) =>
      orConflict(setMemberRole(ctx, { id, personId: people.latteDeveloper.id, role: "developer_admin" })),
    ),
  },
  "member/remove-member": {
    kind: "command",
    cases: onMiniPrograms("member.manage", (ctx, id, { people }) =>
      orConflict(removeMember(ctx, { id, personId: people.latteDeveloper.id })),
    ),
  },
  "member/leave": {
    kind: "command",
    cases: onMiniPrograms("member.view", (ctx, id) => orConflict(leave(ctx, { id }))),
  },
  "member/join-as-developer-admin": {
    kind: "command",
    cases: onMiniPrograms("miniProgram.joinAsDeveloperAdmin", (ctx, id) =>
      joinAsDeveloperAdmin(ctx, { id, reason: "To see what is wrong" }),
    ),
  },
};
