import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getDraft, type VersionDraft } from "@/lib/version/get-draft";
import { WayBack } from "../../../../../catalog/way-back";
import { LookAtThese, HostsCard } from "../../findings";
import { JsapiTable } from "../../jsapi-table";
import { DigestFact, PackageFacts } from "../../package-facts";
import { CreateVersionForm } from "./create-version-form";
import { Refused } from "./refused";

export const metadata: Metadata = { title: "What was found" };

type Props = PageProps<"/mini-programs/[id]/versions/upload/[draft]">;

export default screen(async function DraftPage({ params }: Props) {
  const { id, draft } = await params;
  const found = await load((ctx) => getDraft(ctx, { id, draft }));
  return (
    <>
      <WayBack href={`/mini-programs/${id}/versions`}>Versions</WayBack>
      {found.problems ? <Refused id={id} draft={found} problems={found.problems} /> : <Found id={id} draft={found} />}
    </>
  );
});

function Found({ id, draft }: { id: string; draft: VersionDraft }) {
  const { number, uploadNote, fileName, contents, entranceUrl, jsapis, released, numberIssue, mayManageFeatures } =
    draft;
  const ungranted = jsapis.filter(({ isGranted }) => !isGranted).length;
  return (
    <div className="flex flex-col gap-4">
      <LookAtThese id={id} found={draft} />
      <Card title={`What was found for ${number}`} note="Not a version yet: it is kept for a day">
        <DefinitionList>
          {fileName && (
            <Fact term="File">
              <bdi>{fileName}</bdi>
            </Fact>
          )}
          {entranceUrl && (
            <Fact term="Entrance URL">
              <span className="font-mono text-xs">{entranceUrl}</span>
            </Fact>
          )}
          {contents && <PackageFacts contents={contents} />}
          {contents && <DigestFact digest={contents.digest} />}
          {uploadNote && (
            <Fact term="Upload note">
              <span dir="auto" className="whitespace-pre-line">
                {uploadNote}
              </span>
            </Fact>
          )}
        </DefinitionList>
        <div className="mt-4 flex flex-col gap-3 border-t border-line pt-4">
          {numberIssue !== null && <Alert tone="bad" role="alert" title={numberIssue} />}
          <CreateVersionForm
            id={id}
            draft={draft.id}
            isOpen={numberIssue === null}
            uploadAgain={againHref(id, draft)}
          />
        </div>
      </Card>
      <Card title="JSAPIs" note={jsapiNote(jsapis.length, ungranted)} flush={jsapis.length > 0}>
        {jsapis.length > 0 ? (
          <JsapiTable id={id} jsapis={jsapis} released={released} mayManageFeatures={mayManageFeatures} />
        ) : (
          <p className="text-sm text-ink-2">It uses none that a feature would have to grant.</p>
        )}
      </Card>
      {contents && <HostsCard contents={contents} />}
    </div>
  );
}

function jsapiNote(used: number, ungranted: number): string {
  return ungranted === 0 ? `${used} used` : `${used} used, ${ungranted} not granted`;
}

function againHref(id: string, { number, uploadNote }: VersionDraft): `/${string}` {
  return `/mini-programs/${id}/versions/upload?${new URLSearchParams({ number, uploadNote })}`;
}
