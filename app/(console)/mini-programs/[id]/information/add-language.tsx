import { Plus } from "lucide-react";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { SelectField } from "@/app/_components/form/select-field";
import { TextField } from "@/app/_components/form/text-field";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import { languageLabel, offeredLanguages } from "@/lib/format/languages";
import type { Information } from "@/lib/information/get-information";
import { addLanguageAction } from "./actions";

const mostBesideTheDefault = 20;

export function AddLanguage({ id, information }: { id: string; information: Information }) {
  const { languages } = information;
  if (languages.length > mostBesideTheDefault) {
    return <ClosedAct reason="There are 20 languages beside the default one; no more fit.">Add language</ClosedAct>;
  }
  const isThere = new Set(languages.map(({ language }) => language));
  const options = offeredLanguages
    .filter((tag) => !isThere.has(tag))
    .map((tag) => ({ value: tag, label: languageLabel(tag) }));
  const start = languages[0];
  return (
    <ConfirmForm
      trigger="Add language"
      icon={<Plus />}
      title="Add a language"
      action={addLanguageAction}
      labels={{ language: "Language", name: "Name" }}
      submit="Add language"
      hidden={{ id }}
    >
      {start && (
        <p className="text-ink-2">It starts from the texts in {languageLabel(start.language)}; then you edit them.</p>
      )}
      <SelectField name="language" options={options} prompt="Choose a language" required />
      <TextField name="name" max={30} defaultValue={start?.name} help="The name in that language." required />
    </ConfirmForm>
  );
}
