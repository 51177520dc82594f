import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { languageLabel, offeredLanguages } from "@/lib/format/languages";
import { getCreationForm } from "@/lib/mini-program/get-creation-form";
import { CreateForm } from "./create-form";

export const metadata: Metadata = { title: "Create mini program" };

export default screen(async function CreateMiniProgramPage() {
  const { workspaces, formKey } = await load(getCreationForm);
  return (
    <>
      <PageHead
        title="Create mini program"
        lead="A workspace and a name are all that is needed now, and for HTML5 the entrance URL. The rest can be filled in before the first submission."
      />
      <CreateForm
        formKey={formKey}
        workspaces={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
        languages={offeredLanguages.map((tag) => ({ value: tag, label: languageLabel(tag) }))}
      />
    </>
  );
});
