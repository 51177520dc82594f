import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { isUnfinished } from "@/lib/format/labels";
import { getInformation } from "@/lib/information/get-information";
import { loadMiniProgram } from "../load-mini-program";
import { GeneralInformation } from "./general-information";
import { LanguageInformation } from "./language-information";
import { StillMissing } from "./still-missing";

export const metadata: Metadata = { title: "Information" };

export default screen(async function InformationPage({
  params,
  searchParams,
}: PageProps<"/mini-programs/[id]/information">) {
  const { id } = await params;
  const [header, information, query] = await Promise.all([
    loadMiniProgram(id),
    load((ctx) => getInformation(ctx, { id })),
    searchParams,
  ]);
  return (
    <div className="flex flex-col gap-4">
      {"created" in query && header.isJustMade && (
        <Alert tone="ok" title="The mini program was created.">
          You are its Developer Admin.
        </Alert>
      )}
      {isUnfinished(header.state) && <StillMissing missing={information.missing} />}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_376px]">
        <div className="flex flex-col gap-4">
          {information.languages.map((texts) => (
            <LanguageInformation key={texts.language} texts={texts} missing={information.missing} />
          ))}
        </div>
        <GeneralInformation id={id} header={header} information={information} />
      </div>
    </div>
  );
});
