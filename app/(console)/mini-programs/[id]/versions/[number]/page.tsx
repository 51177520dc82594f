import { Download } from "lucide-react";
import type { Metadata } from "next";
import { buttonStyle } from "@/app/_components/ui/button-style";
import { Card } from "@/app/_components/ui/card";
import { GoButton } from "@/app/_components/ui/go-button";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { getVersion, type Version } from "@/lib/version/get-version";
import { getPreviewCode } from "@/lib/version/get-preview-code";
import { WayBack } from "../../../../catalog/way-back";
import { LookAtThese, HostsCard } from "../findings";
import { JsapiTable } from "../jsapi-table";
import { VersionStateBadge } from "../version-state";
import { CheckList } from "./check-list";
import { DoneNote } from "./done-note";
import { PreviewCard } from "./preview-card";
import { ProgressCard } from "./progress-card";
import { ReleaseNoteCard } from "./release-note-card";
import { VersionInfo } from "./version-info";

export const metadata: Metadata = { title: "Version" };

type Props = PageProps<"/mini-programs/[id]/versions/[number]">;

export default screen(async function VersionPage({ params, searchParams }: Props) {
  const [{ id, number }, query] = await Promise.all([params, searchParams]);
  const version = await load((ctx) => getVersion(ctx, { id, number }));
  const preview = await load((ctx) => getPreviewCode(ctx, { id, number }));
  const { contents, jsapis, released, checkList, acts, mayManageFeatures } = version;
  const mayWrite = acts.some(({ act }) => act === "editReleaseNote");
  return (
    <>
      <Head id={id} version={version} />
      <DoneNote done={query["done"]} number={number} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
          {checkList && <LookAtThese id={id} found={version} />}
          {checkList && <CheckList entries={checkList} maySubmit={acts.some(({ act }) => act === "submit")} />}
          {mayWrite && <ReleaseNoteCard id={id} version={version} language={query["language"]} />}
          <VersionInfo version={version} withNotes={!mayWrite} />
          <Card title="JSAPIs" note={jsapiNote(version)} flush={jsapis.length > 0} className="max-lg:order-2">
            {jsapis.length > 0 ? (
              <JsapiTable id={id} jsapis={jsapis} released={released} mayManageFeatures={mayManageFeatures} />
            ) : (
              <p className="text-sm text-ink-2">It uses none that a feature would have to grant.</p>
            )}
          </Card>
          {!checkList && <LookAtThese id={id} found={version} />}
          {contents && <HostsCard contents={contents} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
          <ProgressCard id={id} version={version} />
          <PreviewCard number={number} preview={preview} />
        </div>
      </div>
    </>
  );
});

function Head({ id, version }: { id: string; version: Version }) {
  const { number, mayDownload } = version;
  return (
    <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      <div>
        <WayBack href={`/mini-programs/${id}/versions`}>Versions</WayBack>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-lg font-semibold tabular-nums">{number}</h2>
          <VersionStateBadge {...version} status="Version status" />
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <GoButton href={`/mini-programs/${id}/versions/compare?to=${number}`}>Compare</GoButton>
        {mayDownload && (
          <a href={`/mini-programs/${id}/versions/${number}/package`} download className={buttonStyle({})}>
            <Download aria-hidden />
            Download
          </a>
        )}
      </div>
    </div>
  );
}

function jsapiNote({ jsapis, released }: Version): string {
  const ungranted = jsapis.filter(({ isGranted }) => !isGranted).length;
  const added = jsapis.filter(({ isNew }) => isNew).length;
  return [
    `${jsapis.length} used`,
    ungranted > 0 && `${ungranted} not granted`,
    released !== null && added > 0 && `${added} new since ${released}`,
  ]
    .filter(Boolean)
    .join(", ");
}
