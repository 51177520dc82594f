import { FileCheck } from "lucide-react";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PageHead } from "@/app/_components/ui/page-head";
import { Pagination } from "@/app/_components/ui/pagination";
import { RowTitle } from "@/app/_components/ui/row-title";
import { load } from "@/app/_server/load";
import { sizeText } from "@/lib/format/size-text";
import { listChangedFiles, type ChangedFiles } from "@/lib/review/list-changed-files";
import { WayBack } from "../../../catalog/way-back";
import { MarkSign } from "../marked";
import { filesHref } from "./files-href";

type Row = { path: string; mark: "added" | "changed" | "removed"; before: number | null; now: number | null };

const pageSize = 200;

/** The files that came, went or changed, each leading to its text. */
export async function FileList({ request, from }: { request: number; from: number }) {
  const files = await load((ctx) => listChangedFiles(ctx, { number: request }));
  const rows = rowsOf(files);
  const start = from < rows.length ? from : 0;
  return (
    <>
      <WayBack href={`/approvals/${request}`}>{`#${request} ${files.title}`}</WayBack>
      <PageHead title={`Files of ${files.version}`} />
      <p className="mb-4 text-sm text-ink-2">{countWords(files)}</p>
      {rows.length === 0 ? (
        <EmptyState icon={<FileCheck />} title="No file differs">
          The package holds what the released one holds.
        </EmptyState>
      ) : (
        <DataTable
          label="Files"
          columns={columns(request)}
          rows={rows.slice(start, start + pageSize)}
          rowKey={({ path }) => path}
        />
      )}
      <Pagination
        previous={start === 0 ? undefined : filesHref(request, { from: Math.max(0, start - pageSize) })}
        next={start + pageSize >= rows.length ? undefined : filesHref(request, { from: start + pageSize })}
      />
    </>
  );
}

function rowsOf({ added, changed, removed }: ChangedFiles): Row[] {
  return [
    ...added.map(({ path, size }): Row => ({ path, mark: "added", before: null, now: size })),
    ...changed.map((file): Row => ({ path: file.path, mark: "changed", before: file.before, now: file.after })),
    ...removed.map(({ path, size }): Row => ({ path, mark: "removed", before: size, now: null })),
  ];
}

function countWords({ added, changed, removed, same, against }: ChangedFiles): string {
  if (against === null) return `No version is released, so all ${added.length} files are new.`;
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} gone, ${same} as before`;
  return `Against ${against}: ${counts}.`;
}

const sizeOf = (size: number | null) => (size === null ? "–" : sizeText(size));

const words = { added: "Added", changed: "Changed", removed: "Gone" };

const columns = (request: number): Column<Row>[] => [
  {
    key: "path",
    head: "File",
    phone: "title",
    className: "font-mono text-xs [font-variant-ligatures:none]",
    cell: ({ path, mark }) => (
      <RowTitle href={filesHref(request, { file: path })}>
        <span className={mark === "removed" ? "text-ink-2 line-through decoration-ink-3" : undefined}>
          <bdi>{path}</bdi>
        </span>
      </RowTitle>
    ),
  },
  {
    key: "mark",
    head: "What",
    phone: "state",
    cell: ({ mark }) => (
      <span className="inline-flex gap-1.5 text-sm">
        <span aria-hidden>
          <MarkSign mark={mark} />
        </span>
        {words[mark]}
      </span>
    ),
  },
  { key: "before", head: "Before", phone: "none", align: "end", cell: ({ before }) => sizeOf(before) },
  { key: "size", head: "Size", phone: 1, from: "never", cell: ({ before, now }) => sizeOf(now ?? before) },
  { key: "now", head: "Now", phone: "none", align: "end", cell: ({ now }) => sizeOf(now) },
];
