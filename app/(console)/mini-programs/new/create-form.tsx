"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { CheckboxPicker } from "@/app/_components/form/checkbox-picker";
import { FormActs } from "@/app/_components/form/form-acts";
import { KeptField } from "@/app/_components/form/kept-field";
import { RadioCards } from "@/app/_components/form/radio-cards";
import { SelectField, type SelectOption } from "@/app/_components/form/select-field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { categories } from "@/lib/vocabulary";
import { createMiniProgramAction } from "./actions";
import { DraftLogoField } from "./draft-logo-field";

const labels = {
  type: "Type",
  workspace: "Workspace",
  defaultLanguage: "Default language",
  name: "Name",
  tagline: "Tagline",
  description: "Description",
  categories: "Categories",
  keywords: "Keywords",
  logo: "Logo",
  serviceEmail: "Service e-mail",
  servicePhone: "Service phone",
  entranceUrl: "Entrance URL",
};

const types = [
  { value: "native", label: "Native", text: "A package of code that you upload. The app downloads and runs it." },
  { value: "html5", label: "HTML5", text: "A web app of yours. The app opens its entrance URL." },
];

const categoryChoices = [...new Set(categories.map(({ group }) => group))].map((group) => ({
  label: group,
  options: categories.filter((category) => category.group === group),
}));

type Props = { formKey: string; workspaces: SelectOption[]; languages: SelectOption[] };

export function CreateForm({ formKey, workspaces, languages }: Props) {
  const only = workspaces.length === 1 ? workspaces[0] : undefined;
  return (
    <ActionForm action={createMiniProgramAction} labels={labels} warnUnsaved>
      <KeptField name="formKey" initial={formKey} />
      <RadioCards name="type" options={types} defaultValue="native" help="The type cannot change later." required />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="workspace"
          options={workspaces}
          defaultValue={only?.value}
          {...(!only && { prompt: "Choose a workspace" })}
          help="It will own the mini program."
          required
        />
        <SelectField
          name="defaultLanguage"
          options={languages}
          defaultValue="en"
          help="The language of the texts below."
          required
        />
      </div>
      <TextField name="name" max={30} required help="3 to 30 units; a Chinese character counts as 2." />
      <TextField name="tagline" max={30} />
      <TextareaField name="description" max={200} help="What it does, in at least 20 units before a submission." />
      <CheckboxPicker name="categories" groups={categoryChoices} max={3} prompt="Choose up to 3" />
      <TextField name="keywords" help="Up to 10, with commas between them." />
      <DraftLogoField />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name="serviceEmail" type="email" inputMode="email" help="Users of the mini program write here." />
        <TextField
          name="servicePhone"
          type="tel"
          inputMode="tel"
          help="With the country code, such as +65 6123 4567."
        />
      </div>
      <TextField
        name="entranceUrl"
        type="url"
        inputMode="url"
        mono
        neededFor="HTML5"
        help="Where an HTML5 mini program begins, such as https://shop.example.com/app. A native one has none."
      />
      <FormActs>
        <SubmitButton>Create</SubmitButton>
        <ButtonLink href="/mini-programs">Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
