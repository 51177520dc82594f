"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { CheckboxPicker } from "@/app/_components/form/checkbox-picker";
import { FormActs } from "@/app/_components/form/form-acts";
import type { FormAction } from "@/app/_components/form/form-state";
import { useForm } from "@/app/_components/form/form-context";
import { KeptField } from "@/app/_components/form/kept-field";
import { RadioCards } from "@/app/_components/form/radio-cards";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { TextField } from "@/app/_components/form/text-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { accessLabels } from "@/lib/format/labels";
import type { FeatureAccess } from "@/lib/vocabulary";

const labels = {
  key: "Key",
  name: "Name",
  description: "Description",
  access: "Access",
  jsapis: "JSAPIs",
  reason: "Reason",
};

const accesses = [
  { value: "direct", label: accessLabels.direct, text: "A mini program’s admins add it at once." },
  { value: "activation", label: accessLabels.activation, text: "They apply for it, and an approver decides." },
];

type Edited = {
  key: string;
  revision: number;
  name: string;
  description: string;
  access: FeatureAccess;
  jsapis: string[];
};

type Props = { action: FormAction; choices: { name: string; sensitive: boolean }[]; edited?: Edited };

/** Makes a feature, or edits one. */
export function FeatureForm({ action, choices, edited }: Props) {
  const optionsOf = (isSensitive: boolean) =>
    choices.filter(({ sensitive }) => sensitive === isSensitive).map(({ name }) => ({ value: name, label: name }));
  const groups = [
    { label: "Sensitive", options: optionsOf(true) },
    { label: "Not sensitive", options: optionsOf(false) },
  ].filter(({ options }) => options.length > 0);
  return (
    <ActionForm action={action} labels={labels} hidden={edited && { key: edited.key }} warnUnsaved>
      {edited && <KeptField name="revision" initial={String(edited.revision)} />}
      <TextField name="name" max={40} required help="3 to 40 units." defaultValue={edited?.name} />
      {!edited && (
        <TextField
          name="key"
          mono
          required
          autoComplete="off"
          spellCheck={false}
          help="Stands in addresses and cannot change later: small letters, digits and hyphens, such as user-information."
        />
      )}
      <TextareaField
        name="description"
        max={200}
        required
        help="What it is for, in a sentence or two."
        defaultValue={edited?.description}
      />
      <RadioCards name="access" options={accesses} required defaultValue={edited?.access ?? "direct"} />
      <CheckboxPicker
        name="jsapis"
        groups={groups}
        inColumns
        mono
        required
        prompt="Choose at least one"
        help="What a mini program with this feature may call. A JSAPI may stand in several features."
        defaultValue={edited?.jsapis}
      />
      {edited && <ReasonField />}
      <FormActs>
        {edited ? <SaveButton /> : <SubmitButton>Create</SubmitButton>}
        <ButtonLink href={edited ? `/catalog/features/${edited.key}` : "/catalog/features"}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}

/** Once the answer was that this needs a request, the form asks for what a request needs. */
function useNeedsRequest(): boolean {
  const { state } = useForm();
  return Boolean(state.issues?.["reason"]) || state.values?.["reason"] !== undefined;
}

function ReasonField() {
  if (!useNeedsRequest()) return null;
  return <TextareaField name="reason" required help="Whoever decides reads it. Nothing changes before they approve." />;
}

function SaveButton() {
  return <SubmitButton>{useNeedsRequest() ? "Send request" : "Save"}</SubmitButton>;
}
