"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { CheckboxPicker } from "@/app/_components/form/checkbox-picker";
import { FormActs } from "@/app/_components/form/form-acts";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { TextField } from "@/app/_components/form/text-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { uploadEntranceAction } from "../actions";
import { uploadLabels, uploadNoteHelp } from "./upload-labels";

type Props = {
  id: string;
  numberHelp: string;
  typed: { number: string; uploadNote: string };
  entrance: { url: string; choices: { feature: string | null; jsapis: string[] }[]; declared: string[] };
};

/** A version of an HTML5 mini program: its entrance as it is now, and the JSAPIs that it says to use. */
export function EntranceForm({ id, numberHelp, typed, entrance: { url, choices, declared } }: Props) {
  const groups = choices.map(({ feature, jsapis }) => ({
    label: feature ?? "In no feature",
    options: jsapis.map((name) => ({ value: name, label: name })),
  }));
  return (
    <ActionForm action={uploadEntranceAction} labels={uploadLabels} warnUnsaved hidden={{ id }}>
      <div className="text-sm">
        <p className="font-medium">Entrance URL</p>
        <p className="mt-1.5 font-mono text-xs wrap-anywhere">{url}</p>
        <p className="mt-1.5 text-xs text-ink-2">The version keeps this address as it is now.</p>
      </div>
      <TextField
        name="number"
        mono
        required
        autoComplete="off"
        help={numberHelp}
        {...(typed.number && { defaultValue: typed.number })}
      />
      <CheckboxPicker
        name="jsapis"
        groups={groups}
        inColumns
        mono
        prompt="None chosen"
        defaultValue={declared}
        help="Those that its pages call. Whatever is not declared here is not granted."
      />
      <TextareaField name="uploadNote" defaultValue={typed.uploadNote} help={uploadNoteHelp} />
      <FormActs>
        <SubmitButton>Upload</SubmitButton>
        <ButtonLink href={`/mini-programs/${id}/versions`}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
