import type { Metadata } from "next";
import { Pencil } from "lucide-react";
import { Alert } from "@/app/_components/ui/alert";
import { GoButton } from "@/app/_components/ui/go-button";
import { PageActs } from "@/app/_components/ui/page-acts";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { isUnfinished } from "@/lib/format/labels";
import { languageDirection, languageLabel } from "@/lib/format/languages";
import { getInformation } from "@/lib/information/get-information";
import { readHistoryPlace } from "@/lib/information/inputs";
import { listInformationHistory } from "@/lib/information/list-information-history";
import { loadMiniProgram } from "../load-mini-program";
import { AddLanguage } from "./add-language";
import { DoneNote } from "./done-note";
import { generalFacts } from "./general-facts";
import { GeneralInformation } from "./general-information";
import { History } from "./history";
import { editHref, informationHref } from "./information-href";
import { LanguageActs } from "./language-acts";
import { completeness, languageEntries } from "./language-entries";
import { LanguageInformation } from "./language-information";
import { LanguageNav } from "./language-nav";
import { LifeNote } from "./life-note";
import { StillMissing } from "./still-missing";

export const metadata: Metadata = { title: "Information" };

export default screen(async function InformationPage({
  params,
  searchParams,
}: PageProps<"/mini-programs/[id]/information">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const [header, information, history] = await Promise.all([
    loadMiniProgram(id),
    load((ctx) => getInformation(ctx, { id })),
    load((ctx) => listInformationHistory(ctx, { id, ...readHistoryPlace(query) })),
  ]);
  const texts =
    information.languages.find(({ language }) => language === query["language"]) ?? information.languages[0];
  if (!texts) throw new Error("A mini program has no texts.");
  const { language } = texts;
  const mayEdit = header.allowed.includes("information.edit");
  return (
    <div className="flex flex-col gap-4">
      {"created" in query && header.isJustMade && (
        <Alert tone="ok" role="status" title="The mini program was created.">
          You are its Developer Admin.
        </Alert>
      )}
      <LifeNote done={query["done"]} isSuspended={header.suspension !== null} />
      <DoneNote done={query["done"]} information={information} language={language} />
      {isUnfinished(header.state) && (
        <StillMissing
          id={id}
          information={information}
          mayEdit={mayEdit}
          seesConfiguration={header.allowed.includes("configuration.view")}
        />
      )}
      <div className="flex flex-wrap items-start gap-3">
        <LanguageNav
          entries={languageEntries(information, (language) => informationHref(id, { language }))}
          current={language}
        />
        {mayEdit && <AddLanguage id={id} information={information} />}
        {mayEdit && (
          <PageActs>
            <GoButton href={editHref(id, { language })} variant="filled" icon={<Pencil />}>
              Edit information
            </GoButton>
          </PageActs>
        )}
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_376px]">
        <LanguageInformation
          texts={texts}
          label={languageLabel(language)}
          direction={languageDirection(language)}
          note={completeness(texts, information)}
          acts={mayEdit && <LanguageActs id={id} revision={information.revision} texts={texts} />}
        />
        <GeneralInformation facts={generalFacts(header, information)} />
      </div>
      <div id="history">
        <History id={id} language={language} history={history} />
      </div>
    </div>
  );
});
