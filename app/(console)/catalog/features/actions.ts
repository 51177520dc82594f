"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { assertMayPostOnCatalog } from "@/lib/catalog/assert-may-post-on-catalog";
import { createFeature } from "@/lib/catalog/create-feature";
import { deleteFeature } from "@/lib/catalog/delete-feature";
import { editFeature } from "@/lib/catalog/edit-feature";
import { createFeatureInput, deleteFeatureInput, editFeatureInput } from "@/lib/catalog/inputs";

export async function createFeatureAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: createFeatureInput,
    lists: ["jsapis"],
    permit: (ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.edit" }),
    run: async (ctx, input) => {
      await createFeature(ctx, input);
      redirect(`/catalog/features/${input.key}?created`);
    },
  });
}

export async function editFeatureAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: editFeatureInput,
    lists: ["jsapis"],
    permit: (ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.edit" }),
    run: async (ctx, input) => {
      const { request } = await editFeature(ctx, input);
      redirect(`/catalog/features/${input.key}?${request === null ? "edited" : "requested"}`);
    },
  });
}

export async function deleteFeatureAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: deleteFeatureInput,
    permit: (ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.delete" }),
    run: async (ctx, input) => {
      await deleteFeature(ctx, input);
      redirect(`/catalog/features?deleted=${input.key}`);
    },
  });
}
