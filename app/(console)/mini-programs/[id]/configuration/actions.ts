"use server";

import { createHash } from "node:crypto";
import { redirect } from "next/navigation";
import type { FormState } from "@/app/_components/form/form-state";
import { chosenValues } from "@/app/_server/chosen-values";
import { formOf, textFields } from "@/app/_server/form-fields";
import { runForm } from "@/app/_server/run-form";
import { compareConfigurations } from "@/lib/configuration/compare-configurations";
import { bothWays } from "@/lib/configuration/form-values";
import { restoreConfigurationInput, saveConfigurationInput, type SaveConfiguration } from "@/lib/configuration/inputs";
import { restoreConfiguration } from "@/lib/configuration/restore-configuration";
import { saveConfiguration } from "@/lib/configuration/save-configuration";
import type { Ctx } from "@/lib/context";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { configurationLists } from "@/lib/vocabulary";
import { toldOf } from "./told-of";

/** Shows what would change, then saves it. What was not shown is never saved. */
export async function saveConfigurationAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  const typed = chosenValues(textFields(data, []).values).chosen;
  return runForm({
    data,
    schema: saveConfigurationInput,
    permit: (ctx) => assertMayPost(ctx, { id: idIn(data), action: "configuration.edit" }),
    run: (ctx, input) => proceed(ctx, input, typed),
  });
}

async function proceed(ctx: Ctx, input: SaveConfiguration, typed: FormState["values"]): Promise<FormState> {
  if (input.step === "edit") return { status: "idle", values: { ...typed } };
  if (input.step === "save" && input.reviewed === markOf(input)) {
    const { isChanged } = await saveConfiguration(ctx, input);
    if (isChanged) redirect(`/mini-programs/${input.miniProgram}/configuration?saved`);
  }
  const { revision, changes } = await compareConfigurations(ctx, input);
  const values = {
    ...typed,
    ...(input.step === "leave_out" &&
      Object.fromEntries(configurationLists.map((name) => [name, input.lines[name].good]))),
    revision: String(revision),
  };
  const notes = toldOf(input.lines);
  if (changes.length === 0) {
    return { status: "idle", values, message: ["Nothing has changed, so nothing was saved.", ...notes].join(" ") };
  }
  const shown = changes.map(({ field, removed, added }) => [
    field,
    { removed: removed.map(bothWays), added: added.map(bothWays) },
  ]);
  return {
    status: "idle",
    values: { ...values, reviewed: markOf({ ...input, revision }) },
    review: { changes: Object.fromEntries(shown) as NonNullable<FormState["review"]>["changes"], notes },
  };
}

/** Tells whether what is to be saved is what was shown. */
function markOf({ revision, configuration }: SaveConfiguration): string {
  return createHash("sha256")
    .update(JSON.stringify([revision, configuration]))
    .digest("hex");
}

export async function restoreConfigurationAction(posted: FormData): Promise<FormState> {
  const data = formOf(posted);
  return runForm({
    data,
    schema: restoreConfigurationInput,
    permit: (ctx) => assertMayPost(ctx, { id: idIn(data), action: "configuration.edit" }),
    // The page then shows the difference to what counts by now.
    isRace: true,
    run: async (ctx, input) => {
      await restoreConfiguration(ctx, input);
      redirect(`/mini-programs/${input.miniProgram}/configuration?restored`);
    },
  });
}

function idIn(data: FormData): string {
  const id = data.get("miniProgram");
  return typeof id === "string" ? id : "";
}
