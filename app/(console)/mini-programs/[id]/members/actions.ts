"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Action } from "@/lib/access/matrix";
import type { Ctx } from "@/lib/context";
import { addMembers } from "@/lib/member/add-members";
import { addMembersInput, joinInput, leaveInput, removeMemberInput, setMemberRoleInput } from "@/lib/member/inputs";
import { joinAsDeveloperAdmin } from "@/lib/member/join-as-developer-admin";
import { leave } from "@/lib/member/leave";
import { removeMember } from "@/lib/member/remove-member";
import { setMemberRole } from "@/lib/member/set-member-role";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";

export async function addMembersAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: addMembersInput,
    lists: ["people"],
    permit: permitOn(data, "member.manage"),
    run: async (ctx, input) => {
      const { added } = await addMembers(ctx, input);
      redirect(`/mini-programs/${input.id}/members?done=${added.length > 1 ? "added-several" : "added"}`);
    },
  });
}

export async function setMemberRoleAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: setMemberRoleInput,
    isRace: true,
    permit: permitOn(data, "member.manage"),
    run: async (ctx, input) => {
      const { isChanged } = await setMemberRole(ctx, input);
      redirect(`/mini-programs/${input.id}/members?done=${isChanged ? "role" : "same-role"}`);
    },
  });
}

export async function removeMemberAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: removeMemberInput,
    permit: permitOn(data, "member.manage"),
    run: async (ctx, input) => {
      await removeMember(ctx, input);
      redirect(`/mini-programs/${input.id}/members?done=removed`);
    },
  });
}

export async function leaveAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: leaveInput,
    permit: permitOn(data, "member.view"),
    run: async (ctx, input) => {
      const { keepsAccess } = await leave(ctx, input);
      redirect(keepsAccess ? `/mini-programs/${input.id}/members?done=left` : "/mini-programs?done=left");
    },
  });
}

export async function joinAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: joinInput,
    permit: permitOn(data, "miniProgram.joinAsDeveloperAdmin"),
    run: async (ctx, input) => {
      await joinAsDeveloperAdmin(ctx, input);
      redirect(`/mini-programs/${input.id}/members?done=joined`);
    },
  });
}

function permitOn(data: FormData, action: Action): (ctx: Ctx) => Promise<void> {
  const id = data.get("id");
  return (ctx) => assertMayPost(ctx, { id: typeof id === "string" ? id : "", action });
}
