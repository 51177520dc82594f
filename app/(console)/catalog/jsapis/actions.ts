"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { assertMayPostOnCatalog } from "@/lib/catalog/assert-may-post-on-catalog";
import { createJsapi } from "@/lib/catalog/create-jsapi";
import { deleteJsapi } from "@/lib/catalog/delete-jsapi";
import { editJsapi } from "@/lib/catalog/edit-jsapi";
import { createJsapiInput, deleteJsapiInput, editJsapiInput } from "@/lib/catalog/inputs";

export async function createJsapiAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: createJsapiInput,
    lists: ["platforms"],
    permit: (ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.edit" }),
    run: async (ctx, input) => {
      await createJsapi(ctx, input);
      redirect(`/catalog/jsapis/${input.name}?created`);
    },
  });
}

export async function editJsapiAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: editJsapiInput,
    lists: ["platforms"],
    permit: (ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.edit" }),
    run: async (ctx, input) => {
      await editJsapi(ctx, input);
      redirect(`/catalog/jsapis/${input.name}?edited`);
    },
  });
}

export async function deleteJsapiAction(posted: FormData): Promise<FormState> {
  return runForm({
    data: formOf(posted),
    schema: deleteJsapiInput,
    permit: (ctx) => assertMayPostOnCatalog(ctx, { action: "catalog.delete" }),
    run: async (ctx, input) => {
      await deleteJsapi(ctx, input);
      redirect(`/catalog/jsapis?deleted=${input.name}`);
    },
  });
}
