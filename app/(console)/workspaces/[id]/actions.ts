"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { outreach } from "@/app/_server/outreach";
import { runForm } from "@/app/_server/run-form";
import type { Action } from "@/lib/access/matrix";
import type { Ctx } from "@/lib/context";
import { endPersonsSessions } from "@/lib/person/end-persons-sessions";
import { assertMayPostInWorkspace } from "@/lib/workspace/assert-may-post-in-workspace";
import { blockMember } from "@/lib/workspace/block-member";
import { getWorkspace } from "@/lib/workspace/get-workspace";
import * as inputs from "@/lib/workspace/inputs";
import { inviteMember } from "@/lib/workspace/invite-member";
import { leaveWorkspace } from "@/lib/workspace/leave-workspace";
import { removeDeveloperWorkspace } from "@/lib/workspace/remove-developer-workspace";
import { removeMember } from "@/lib/workspace/remove-member";
import { renameWorkspace } from "@/lib/workspace/rename-workspace";
import { resendInvitation } from "@/lib/workspace/resend-invitation";
import { setWorkspaceRole } from "@/lib/workspace/set-workspace-role";
import { unblockMember } from "@/lib/workspace/unblock-member";
import { withdrawInvitation } from "@/lib/workspace/withdraw-invitation";
import type { DoneWord } from "../done";
import { doneHref } from "../../done-href";

type Act<Schema extends z.ZodType, Result> = {
  schema: Schema;
  action: Action;
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<Result>;
  /** What the page then says. */
  done: DoneWord | ((result: Result) => DoneWord);
  renews?: () => Record<string, string>;
  isRace?: boolean;
};

/** One act on a workspace that leads back to its page. */
async function inWorkspace<Schema extends z.ZodType<{ workspace: string }>, Result>(
  posted: FormData,
  { schema, action, run, renews, isRace, ...act }: Act<Schema, Result>,
): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema,
    ...(renews && { renews }),
    ...(isRace && { isRace }),
    permit: (ctx) => assertMayPostInWorkspace(ctx, { id: String(data.get("workspace")), action }),
    run: async (ctx, input) => {
      const result = await run(ctx, input);
      const done = typeof act.done === "function" ? act.done(result) : act.done;
      // Whoever left their last workspace may see none.
      if (done === "left" && ctx.actor.memberships.length <= 1) redirect("/mini-programs?done=left-workspace");
      const isGone = done === "removed" || done === "left";
      redirect(doneHref(isGone ? "/workspaces" : `/workspaces/${input.workspace}`, done));
    },
  });
}

export async function inviteAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.inviteMemberInput,
    action: "workspace.manage",
    run: inviteMember,
    done: outreach().sendsMail ? "invited" : "invited-link",
  });
}

export async function resendAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.invitationInput,
    action: "workspace.manage",
    run: resendInvitation,
    done: outreach().sendsMail ? "resent" : "resent-link",
  });
}

export async function withdrawAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.invitationInput,
    action: "workspace.manage",
    isRace: true,
    run: withdrawInvitation,
    done: "withdrawn",
  });
}

export async function setRoleAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.setWorkspaceRoleInput,
    isRace: true,
    action: "workspace.manage",
    run: setWorkspaceRole,
    done: ({ isChanged }) => (isChanged ? "role-set" : "same-role"),
  });
}

export async function blockAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.memberInput,
    action: "workspace.manage",
    run: blockMember,
    done: "blocked",
  });
}

export async function unblockAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.memberInput,
    action: "workspace.manage",
    run: unblockMember,
    done: "unblocked",
  });
}

export async function removeMemberAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.memberInput,
    action: "workspace.manage",
    run: removeMember,
    done: "member-removed",
  });
}

export async function endSessionsAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.memberInput,
    action: "session.endOthers",
    run: async (ctx, { person }) => {
      await endPersonsSessions(ctx, { personId: person });
    },
    done: "sessions-ended",
  });
}

export async function leaveAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.leaveWorkspaceInput,
    action: "workspace.view",
    run: leaveWorkspace,
    done: "left",
  });
}

export async function removeWorkspaceAction(posted: FormData): Promise<FormState> {
  return inWorkspace(posted, {
    schema: inputs.removeDeveloperWorkspaceInput,
    action: "developerWorkspace.remove",
    run: removeDeveloperWorkspace,
    done: "removed",
  });
}

export async function renameAction(posted: FormData): Promise<FormState> {
  let now: string | undefined;
  return inWorkspace(posted, {
    schema: inputs.renameWorkspaceInput,
    action: "workspace.manage",
    run: async (ctx, input) => {
      now = (await getWorkspace(ctx, { id: input.workspace })).name;
      return renameWorkspace(ctx, input);
    },
    done: ({ isChanged }) => (isChanged ? "renamed" : "same-name"),
    // Whoever was told the name that stands now goes on from it.
    renews: () => (now === undefined ? {} : { began: now }),
  });
}
