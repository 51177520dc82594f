"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { useForm } from "@/app/_components/form/form-context";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { single } from "@/app/_components/form/use-field";
import { editReleaseNotesAction } from "../actions";

type Props = {
  id: string;
  number: string;
  language: string;
  note: string;
  isDefault: boolean;
  direction: "ltr" | "rtl";
};

export function ReleaseNoteForm({ id, number, language, note, isDefault, direction }: Props) {
  return (
    <ActionForm
      action={editReleaseNotesAction}
      labels={{ note: "Release note", language: "Language" }}
      warnUnsaved
      className="flex max-w-180 flex-col gap-4"
      hidden={{ id, number, language }}
    >
      <Shown note={note} />
      <TextareaField
        name="note"
        required={isDefault}
        defaultValue={note}
        lang={language}
        dir={direction}
        help={`Up to 2,000 characters.${isDefault ? " A submission asks for it in the default language." : ""}`}
      />
      <div>
        <SubmitButton variant="outline">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** What stood there when the editing began, also where that was before a reload: after a conflict, what the other has saved. */
function Shown({ note }: { note: string }) {
  const { status, saved, values } = useForm().state;
  const shown = single(saved?.values["note"]) ?? (status === "ok" ? undefined : single(values?.["shown"])) ?? note;
  return <input type="hidden" name="shown" key={shown} defaultValue={shown} data-kept />;
}
