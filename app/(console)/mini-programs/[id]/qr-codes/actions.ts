"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { doneHref } from "@/app/(console)/done-href";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { createQrCode } from "@/lib/qr-code/create-qr-code";
import { deleteQrCode } from "@/lib/qr-code/delete-qr-code";
import { createQrCodeInput, deleteQrCodeInput, restoreDefaultQrCodeInput, tryQrCodeInput } from "@/lib/qr-code/inputs";
import { restoreDefaultQrCode } from "@/lib/qr-code/restore-default-qr-code";
import { tryQrCode } from "@/lib/qr-code/try-qr-code";

export async function createQrCodeAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: createQrCodeInput,
    lists: ["parameterName", "parameterValue"],
    permit: permitOn(data),
    // What depends on the mini program is told together with what is wrong elsewhere in the form.
    prepare: async (ctx) => {
      const typed = tryQrCodeInput.safeParse({ id: data.get("id"), url: data.get("url") });
      const tried = typed.success ? await tryQrCode(ctx, typed.data) : null;
      if (tried && "whyNot" in tried) throw invalid({ url: [tried.whyNot] });
      return {};
    },
    // Sent again, it makes another one.
    renews: () => ({ formKey: randomUUID() }),
    run: async (ctx, input) => {
      const { code } = await createQrCode(ctx, input);
      redirect(doneHref(`/mini-programs/${input.id}/qr-codes/${code}`, "created"));
    },
  });
}

export async function deleteQrCodeAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: deleteQrCodeInput,
    permit: permitOn(data),
    isRace: true,
    run: async (ctx, input) => {
      const { kind } = await deleteQrCode(ctx, input);
      redirect(doneHref(`/mini-programs/${input.id}/qr-codes`, kind === "default" ? "default-deleted" : "deleted"));
    },
  });
}

export async function restoreDefaultQrCodeAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: restoreDefaultQrCodeInput,
    permit: permitOn(data),
    isRace: true,
    run: async (ctx, input) => {
      const { code } = await restoreDefaultQrCode(ctx, input);
      redirect(doneHref(`/mini-programs/${input.id}/qr-codes/${code}`, "restored"));
    },
  });
}

function permitOn(data: FormData): (ctx: Ctx) => Promise<void> {
  const id = data.get("id");
  return (ctx) => assertMayPost(ctx, { id: typeof id === "string" ? id : "", action: "qrCode.manage" });
}
