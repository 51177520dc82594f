"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Action } from "@/lib/access/matrix";
import type { Ctx } from "@/lib/context";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { deleteForGood } from "@/lib/removal/delete-for-good";
import { executeRemoval } from "@/lib/removal/execute-removal";
import { giveUpRemoval } from "@/lib/removal/give-up-removal";
import {
  deleteForGoodInput,
  executeRemovalInput,
  giveUpRemovalInput,
  requestRemovalInput,
  restoreMiniProgramInput,
} from "@/lib/removal/inputs";
import { requestRemoval } from "@/lib/removal/request-removal";
import { restoreMiniProgram } from "@/lib/removal/restore-mini-program";

export async function requestRemovalAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: requestRemovalInput,
    permit: permitOn(data, "removal.request"),
    isRace: true,
    run: async (ctx, input) => {
      await requestRemoval(ctx, input);
      leadTo(input.id, "/removal?done=requested");
    },
  });
}

export async function giveUpRemovalAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: giveUpRemovalInput,
    permit: permitOn(data, "removal.withdraw"),
    isRace: true,
    run: async (ctx, input) => {
      await giveUpRemoval(ctx, input);
      leadTo(input.id, "/removal?done=given-up");
    },
  });
}

export async function executeRemovalAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: executeRemovalInput,
    permit: permitOn(data, "removal.execute"),
    isRace: true,
    run: async (ctx, input) => {
      await executeRemoval(ctx, input);
      leadTo(input.id, "/removal?done=removed");
    },
  });
}

export async function deleteForGoodAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: deleteForGoodInput,
    permit: permitOn(data, "miniProgram.delete"),
    isRace: true,
    run: async (ctx, input) => {
      const { isStillSeen } = await deleteForGood(ctx, input);
      if (isStillSeen) leadTo(input.id, "");
      redirect("/mini-programs?done=deleted");
    },
  });
}

export async function restoreMiniProgramAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: restoreMiniProgramInput,
    permit: permitOn(data, "miniProgram.restore"),
    isRace: true,
    run: async (ctx, input) => {
      await restoreMiniProgram(ctx, input);
      leadTo(input.id, "/information?done=restored");
    },
  });
}

/** The header above the page says it anew too. */
function leadTo(id: string, place: "" | `/${string}`): never {
  revalidatePath(`/mini-programs/${id}`, "layout");
  redirect(`/mini-programs/${id}${place}`);
}

function permitOn(data: FormData, action: Action): (ctx: Ctx) => Promise<void> {
  const id = data.get("id");
  return (ctx) => assertMayPost(ctx, { id: typeof id === "string" ? id : "", action });
}
