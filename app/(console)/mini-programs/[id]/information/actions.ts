"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { fileField, formOf } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import type { Ctx } from "@/lib/context";
import { addLanguage } from "@/lib/information/add-language";
import { deleteLanguage } from "@/lib/information/delete-language";
import { addLanguageInput, languageInput, saveInformationInput } from "@/lib/information/inputs";
import { makeDefaultLanguage } from "@/lib/information/make-default-language";
import { saveInformation } from "@/lib/information/save-information";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { keepLogoDraft } from "@/lib/mini-program/keep-logo-draft";
import { editHref, informationHref } from "./information-href";

export async function saveInformationAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  const isRemoved = data.has("removeLogo");
  data.delete("removeLogo");
  return runForm({
    data,
    schema: saveInformationInput,
    lists: ["categories"],
    permit: mayEdit(data),
    prepare: (ctx) => chosenLogo(ctx, data, isRemoved),
    run: async (ctx, input) => {
      const { revision } = await saveInformation(ctx, input);
      const done = revision === null ? "unchanged" : "saved";
      redirect(informationHref(input.id, { language: input.language, done }));
    },
  });
}

export async function addLanguageAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: addLanguageInput,
    permit: mayEdit(data),
    run: async (ctx, input) => {
      await addLanguage(ctx, input);
      redirect(editHref(input.id, { language: input.language, done: "added" }));
    },
  });
}

export async function deleteLanguageAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: languageInput,
    permit: mayEdit(data),
    isRace: true,
    run: async (ctx, input) => {
      await deleteLanguage(ctx, input);
      redirect(informationHref(input.id, { done: "deleted" }));
    },
  });
}

export async function makeDefaultAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: languageInput,
    permit: mayEdit(data),
    run: async (ctx, input) => {
      await makeDefaultLanguage(ctx, input);
      redirect(informationHref(input.id, { language: input.language, done: "default" }));
    },
  });
}

function mayEdit(data: FormData) {
  return (ctx: Ctx) => assertMayPost(ctx, { id: miniProgramOf(data), action: "information.edit" });
}

function miniProgramOf(data: FormData): string {
  const id = data.get("id");
  return typeof id === "string" ? id : "";
}

/** A chosen file is kept as a draft, unless the logo that somebody else saved is to stand. */
async function chosenLogo(ctx: Ctx, data: FormData, isRemoved: boolean): Promise<Record<string, string>> {
  if (data.get("keep.logoId") === "theirs") return {};
  const file = await fileField(data, "logo");
  if (!file) return isRemoved ? { logoId: "" } : {};
  return { logoId: (await keepLogoDraft(ctx, { file, miniProgramId: miniProgramOf(data) })).id };
}
