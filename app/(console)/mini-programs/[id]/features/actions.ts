"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Ctx } from "@/lib/context";
import { addFeatures } from "@/lib/feature/add-features";
import { applyForFeature } from "@/lib/feature/apply-for-feature";
import { deleteFeature } from "@/lib/feature/delete-feature";
import { addFeaturesInput, applyForFeatureInput, deleteFeatureInput } from "@/lib/feature/inputs";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";

export async function addFeaturesAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: addFeaturesInput,
    lists: ["features"],
    permit: permitOn(data),
    run: async (ctx, input) => {
      const { added } = await addFeatures(ctx, input);
      redirect(`/mini-programs/${input.id}/features?done=${added.length > 1 ? "added-several" : "added"}`);
    },
  });
}

export async function applyForFeatureAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: applyForFeatureInput,
    permit: permitOn(data),
    run: async (ctx, input) => {
      await applyForFeature(ctx, input);
      redirect(`/mini-programs/${input.id}/features?done=applied`);
    },
  });
}

export async function deleteFeatureAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: deleteFeatureInput,
    permit: permitOn(data),
    isRace: true,
    run: async (ctx, input) => {
      await deleteFeature(ctx, input);
      redirect(`/mini-programs/${input.id}/features?done=deleted`);
    },
  });
}

function permitOn(data: FormData): (ctx: Ctx) => Promise<void> {
  const id = data.get("id");
  return (ctx) => assertMayPost(ctx, { id: typeof id === "string" ? id : "", action: "feature.manage" });
}
