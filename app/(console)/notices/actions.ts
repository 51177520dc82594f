"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { markAllReadInput, markNoticeReadInput } from "@/lib/notice/inputs";
import { markAllRead } from "@/lib/notice/mark-all-read";
import { markNoticeRead } from "@/lib/notice/mark-notice-read";

// One's own notices are everyone's to read; both operations reach no others.
const everyone = async () => {};

export async function openNoticeAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: markNoticeReadInput,
    permit: everyone,
    run: async (ctx, input) => {
      const { href } = await markNoticeRead(ctx, input);
      redirect(href as Route);
    },
  });
}

export async function markAllReadAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: markAllReadInput,
    permit: everyone,
    run: async (ctx) => {
      await markAllRead(ctx);
      redirect("/notices");
    },
  });
}
