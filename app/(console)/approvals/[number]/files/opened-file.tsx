import { Alert } from "@/app/_components/ui/alert";
import { AppLink } from "@/app/_components/ui/app-link";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Card } from "@/app/_components/ui/card";
import { PageHead } from "@/app/_components/ui/page-head";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { sizeText } from "@/lib/format/size-text";
import { comparedBytes, openChangedFile, type ChangedFile } from "@/lib/review/open-changed-file";
import { WayBack } from "../../../catalog/way-back";
import { filesHref } from "./files-href";
import { Hunks } from "./hunks";

const pageSize = 1_000;

type Props = { request: number; path: string; from: number };

/** One file line by line, and the way to the next one. */
export async function OpenedFile({ request, path, from }: Props) {
  const opened = await load((ctx) => openChangedFile(ctx, { number: request, path }));
  const { difference, previous, next, version } = opened;
  return (
    <>
      <WayBack href={filesHref(request)}>{`Files of ${version}`}</WayBack>
      <PageHead title={path} />
      <p className="mb-4 text-sm text-ink-2">{sizeWords(opened)}</p>
      {typeof difference === "string" ? (
        <NotShown request={request} why={difference} />
      ) : (
        <Lines request={request} path={path} from={from} difference={difference} />
      )}
      <nav
        aria-label="Files beside it"
        className="mt-6 flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-4 text-sm"
      >
        {previous !== null && <Beside label="Previous file" path={previous} request={request} />}
        {next !== null && <Beside label="Next file" path={next} request={request} />}
      </nav>
    </>
  );
}

type LinesProps = Props & { difference: Exclude<ChangedFile["difference"], string> };

function Lines({ request, path, from, difference }: LinesProps) {
  const { hunks, added, removed, isBroken } = difference;
  const count = hunks.reduce((sum, hunk) => sum + hunk.length, 0);
  const start = from < count ? from : 0;
  if (count === 0) return <Alert tone="info" title="The file has no lines" />;
  return (
    <div className="flex flex-col gap-4">
      {isBroken && (
        <Alert tone="info" title="Long lines stand in pieces">
          They are broken where statements end, so that a bundle can be compared. The numbers are those of the lines.
        </Alert>
      )}
      <Card title="Lines" note={`${added} added, ${removed} gone`} flush>
        <Hunks hunks={hunks} from={start} size={pageSize} />
      </Card>
      <Pagination
        previous={start === 0 ? undefined : filesHref(request, { file: path, from: Math.max(0, start - pageSize) })}
        next={start + pageSize >= count ? undefined : filesHref(request, { file: path, from: start + pageSize })}
      />
    </div>
  );
}

const reasons = {
  no_text: { title: "This is no text", words: "Download the package to look at it." },
  too_large: {
    title: `The file is larger than ${sizeText(comparedBytes)}`,
    words: "Download the package to look at it.",
  },
  too_many_lines: {
    title: "The file has too many lines or statements to be shown line by line",
    words: "Download the package to look at it.",
  },
  too_different: {
    title: "The two differ too much to be shown line by line",
    words: "Download the package and compare them with a program of your own.",
  },
};

function NotShown({ request, why }: { request: number; why: keyof typeof reasons }) {
  const { title, words } = reasons[why];
  return (
    <Alert tone="info" title={title} acts={<ButtonLink href={`/approvals/${request}`}>Back to the request</ButtonLink>}>
      {words}
    </Alert>
  );
}

function Beside({ label, path, request }: { label: string; path: string; request: number }) {
  return (
    <AppLink href={filesHref(request, { file: path })} className="min-w-0 wrap-anywhere hover:underline">
      <span className="block text-ink-2">{label}</span>
      <bdi className="font-mono text-xs">{path}</bdi>
    </AppLink>
  );
}

function sizeWords({ against, before, now }: ChangedFile): string {
  if (against === null) return `New with the first version, ${sizeText(now ?? 0)}.`;
  if (before === null) return `Not in ${against}, ${sizeText(now ?? 0)} now.`;
  if (now === null) return `Gone; it had ${sizeText(before)} in ${against}.`;
  return `${sizeText(before)} in ${against}, ${sizeText(now)} now.`;
}
