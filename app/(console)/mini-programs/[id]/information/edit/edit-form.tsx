"use client";

import { useId, type ReactNode } from "react";
import { ActionForm } from "@/app/_components/form/action-form";
import { CheckboxPicker } from "@/app/_components/form/checkbox-picker";
import { FormActs } from "@/app/_components/form/form-acts";
import { KeptField } from "@/app/_components/form/kept-field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { TextareaField } from "@/app/_components/form/textarea-field";
import type { Href } from "@/app/_components/ui/app-link";
import { Button } from "@/app/_components/ui/button";
import { Card } from "@/app/_components/ui/card";
import { GoForm } from "@/app/_components/ui/go-button";
import { informationLabels } from "@/lib/format/labels";
import { languageDirection } from "@/lib/format/languages";
import { categories, type MiniProgramType } from "@/lib/vocabulary";
import { saveInformationAction } from "../actions";
import { EditLogo } from "./edit-logo";
import { Place } from "./place";

const categoryChoices = [...new Set(categories.map(({ group }) => group))].map((group) => ({
  label: group,
  options: categories.filter((category) => category.group === group),
}));

type Props = {
  id: string;
  title: ReactNode;
  note: string;
  texts: { language: string; isDefault: boolean; name: string; tagline: string; description: string; keywords: string };
  general: {
    revision: number;
    type: MiniProgramType;
    categories: string[];
    logoId: string | null;
    serviceEmail: string;
    servicePhone: string;
    entranceUrl: string;
  };
  cancelHref: Href;
};

/** The texts of one language and what stands once, in the places where they are read. */
export function EditForm({ id, title, note, texts, general, cancelHref }: Props) {
  const cancelId = useId();
  const { language } = texts;
  const written = { lang: language, dir: languageDirection(language) };
  return (
    <>
      <ActionForm
        action={saveInformationAction}
        labels={informationLabels}
        warnUnsaved
        className="flex flex-col gap-4"
        hidden={{ id, language }}
      >
        <KeptField name="revision" initial={String(general.revision)} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_376px]">
          <Card title={title} note={note}>
            <div className="flex flex-col gap-5">
              <TextField
                name="name"
                max={30}
                required
                defaultValue={texts.name}
                help="3 to 30 units; a Chinese character counts as 2."
                {...written}
              />
              <Place of="tagline">
                <TextField name="tagline" max={30} defaultValue={texts.tagline} {...written} />
              </Place>
              <Place of="description">
                <TextareaField
                  name="description"
                  max={200}
                  defaultValue={texts.description}
                  help={texts.isDefault ? "What it does, in at least 20 units before a submission." : "What it does."}
                  {...written}
                />
              </Place>
              <TextField
                name="keywords"
                defaultValue={texts.keywords}
                help="Up to 10, with commas between them."
                {...written}
              />
            </div>
          </Card>
          <Card title="General" note="for all languages">
            <div className="flex flex-col gap-5">
              {general.type === "html5" && (
                <Place of="entranceUrl">
                  <TextField
                    name="entranceUrl"
                    type="url"
                    inputMode="url"
                    mono
                    required
                    defaultValue={general.entranceUrl}
                    help="Where it begins, such as https://shop.example.com/app."
                  />
                </Place>
              )}
              <Place of="categories">
                <CheckboxPicker
                  name="categories"
                  groups={categoryChoices}
                  max={3}
                  prompt="Choose up to 3"
                  defaultValue={general.categories}
                />
              </Place>
              <Place of="logo">
                <EditLogo current={general.logoId ?? ""} />
              </Place>
              <Place of="serviceEmail">
                <TextField
                  name="serviceEmail"
                  type="email"
                  inputMode="email"
                  defaultValue={general.serviceEmail}
                  help="Users of the mini program write here."
                />
              </Place>
              <TextField
                name="servicePhone"
                type="tel"
                inputMode="tel"
                defaultValue={general.servicePhone}
                help="With the country code, such as +65 6123 4567."
              />
            </div>
          </Card>
        </div>
        <FormActs>
          <SubmitButton>Save</SubmitButton>
          <Button type="submit" form={cancelId}>
            Cancel
          </Button>
        </FormActs>
      </ActionForm>
      <GoForm id={cancelId} href={cancelHref} discards />
    </>
  );
}
