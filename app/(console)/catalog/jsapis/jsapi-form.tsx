"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { CheckboxGroup } from "@/app/_components/form/checkbox-group";
import { FormActs } from "@/app/_components/form/form-acts";
import type { FormAction } from "@/app/_components/form/form-state";
import { KeptField } from "@/app/_components/form/kept-field";
import { RadioCards } from "@/app/_components/form/radio-cards";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { TextField } from "@/app/_components/form/text-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { platformLabels } from "@/lib/format/labels";
import { platforms, type Platform } from "@/lib/vocabulary";

const labels = { name: "Name", description: "Description", platforms: "Platforms", sensitive: "Sensitive" };

const platformChoices = platforms.map((value) => ({ value, label: platformLabels[value] }));

const sensitivities = [
  { value: "no", label: "Not sensitive", text: "It tells and changes nothing that a person would want to guard." },
  { value: "yes", label: "Sensitive", text: "It touches a person’s data or money. Reviews show it first." },
];

type Edited = { name: string; revision: number; description: string; platforms: Platform[]; sensitive: boolean };

/** Makes a JSAPI, or edits one. */
export function JsapiForm({ action, edited }: { action: FormAction; edited?: Edited }) {
  return (
    <ActionForm action={action} labels={labels} hidden={edited && { name: edited.name }} warnUnsaved>
      {edited ? (
        <KeptField name="revision" initial={String(edited.revision)} />
      ) : (
        <TextField
          name="name"
          mono
          required
          autoComplete="off"
          spellCheck={false}
          help="As packages call it, such as getLocation. It cannot change later."
        />
      )}
      <TextareaField
        name="description"
        max={200}
        required
        help="What it does, in one sentence. Reviewers read it."
        defaultValue={edited?.description}
      />
      <CheckboxGroup
        name="platforms"
        options={platformChoices}
        help="Where the app has it."
        defaultValue={edited?.platforms ?? [...platforms]}
      />
      <RadioCards
        name="sensitive"
        options={sensitivities}
        required
        defaultValue={edited ? (edited.sensitive ? "yes" : "no") : undefined}
      />
      <FormActs>
        <SubmitButton>{edited ? "Save" : "Create"}</SubmitButton>
        <ButtonLink href={edited ? `/catalog/jsapis/${edited.name}` : "/catalog/jsapis"}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
