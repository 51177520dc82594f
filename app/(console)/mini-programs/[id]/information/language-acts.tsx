import { ClosedAct } from "@/app/_components/ui/closed-act";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { languageLabel } from "@/lib/format/languages";
import type { LanguageTexts } from "@/lib/information/get-information";
import { deleteLanguageAction } from "./actions";
import { MakeDefaultForm } from "./make-default-form";

type Props = { id: string; revision: number; texts: LanguageTexts };

export function LanguageActs({ id, revision, texts: { language, isDefault } }: Props) {
  const label = languageLabel(language);
  const look = { size: "sm" } as const;
  if (isDefault) {
    return (
      <ClosedAct look={look} reason={`${label} is the default language. Make another one the default first.`}>
        Delete language
      </ClosedAct>
    );
  }
  const sent = { hidden: { id, language }, from: { revision: String(revision) } };
  return (
    <>
      <MakeDefaultForm {...sent} />
      <ConfirmForm
        trigger="Delete language"
        look={look}
        title={`Delete ${label}?`}
        action={deleteLanguageAction}
        submit="Delete language"
        tone="danger"
        {...sent}
      >
        <p>
          Its name, tagline, description and keywords go away. They stay readable in the history, and the language can
          be added again.
        </p>
      </ConfirmForm>
    </>
  );
}
