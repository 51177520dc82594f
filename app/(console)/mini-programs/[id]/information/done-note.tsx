import { Alert } from "@/app/_components/ui/alert";
import { languageLabel } from "@/lib/format/languages";
import type { Information } from "@/lib/information/get-information";
import { doneThings, type Done } from "./information-href";

type Props = { done: string | string[] | undefined; information: Information; language: string };

/** Says what the person has just done; an address that somebody else was sent says nothing. */
export function DoneNote({ done, information, language }: Props) {
  const thing = doneThings.find((one) => one === done);
  if (!thing || (thing !== "unchanged" && !information.justSaved)) return null;
  return (
    <Alert tone={thing === "unchanged" ? "info" : "ok"} role="status">
      {sentences[thing](languageLabel(language))}
    </Alert>
  );
}

const sentences: Record<Done, (language: string) => string> = {
  saved: () => "The changes were saved.",
  unchanged: () => "Nothing was changed, so nothing was saved.",
  added: (language) => `${language} was added with the texts of the default language. Edit them here.`,
  deleted: () => "The language was deleted. Its texts stay readable in the history.",
  default: (language) => `${language} is the default language now.`,
};
