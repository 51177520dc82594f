import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { languageLabel } from "@/lib/format/languages";
import { notFound } from "@/lib/errors";
import { getInformationForm } from "@/lib/information/get-information-form";
import { DoneNote } from "../done-note";
import { editHref, informationHref } from "../information-href";
import { completeness, languageEntries } from "../language-entries";
import { LanguageTitle } from "../language-information";
import { LanguageNav } from "../language-nav";
import { EditForm } from "./edit-form";

export const metadata: Metadata = { title: "Edit information" };

export default screen(async function EditInformationPage({
  params,
  searchParams,
}: PageProps<"/mini-programs/[id]/information/edit">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const information = await load((ctx) => getInformationForm(ctx, { id }));
  const asked = query["language"] ?? information.defaultLanguage;
  const texts = information.languages.find(({ language }) => language === asked);
  if (!texts) throw notFound("There are no texts in this language, or not any more.");
  const { language } = texts;
  return (
    <div className="flex flex-col gap-4">
      <DoneNote done={query["done"]} information={information} language={language} />
      <LanguageNav
        entries={languageEntries(information, (language) => editHref(id, { language }))}
        current={language}
      />
      <EditForm
        key={language}
        id={id}
        title={<LanguageTitle label={languageLabel(language)} isDefault={texts.isDefault} />}
        note={completeness(texts, information)}
        texts={{ ...texts, keywords: texts.keywords.join(", ") }}
        general={{
          revision: information.revision,
          type: information.type,
          categories: information.categories,
          logoId: information.logoId,
          serviceEmail: information.serviceEmail ?? "",
          servicePhone: information.servicePhone ?? "",
          entranceUrl: information.entranceUrl ?? "",
        }}
        cancelHref={informationHref(id, { language })}
      />
    </div>
  );
});
