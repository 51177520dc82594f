import { Package, SearchX, Upload } from "lucide-react";
import type { Metadata } from "next";
import { FilterBar } from "@/app/_components/filter/filter-bar";
import { FilterChip } from "@/app/_components/filter/filter-chip";
import { SearchField } from "@/app/_components/filter/search-field";
import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { GoButton } from "@/app/_components/ui/go-button";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { versionStateLabels } from "@/lib/format/labels";
import { listVersionsInput, type ListVersions } from "@/lib/version/list-inputs";
import { listVersions } from "@/lib/version/list-versions";
import { versionStates } from "@/lib/vocabulary";
import { isNarrowed, versionsHref } from "./versions-href";
import { VersionsTable } from "./versions-table";

export const metadata: Metadata = { title: "Versions" };

type Props = PageProps<"/mini-programs/[id]/versions">;

export default screen(async function VersionsPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const state = listVersionsInput.parse(query);
  const { rows, next, previous, mayUpload } = await load((ctx) => listVersions(ctx, { id, ...state }));
  const hasNothing = rows.length === 0 && !isNarrowed(state);
  return (
    <>
      {query["done"] === "deleted" && (
        <Alert tone="ok" role="status" className="mb-4" title="The version was deleted.">
          Its number stays taken.
        </Alert>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-4 max-md:flex-col-reverse max-md:items-stretch">
        {hasNothing ? <span /> : <Filters id={id} state={state} />}
        {mayUpload && (
          <div className="mb-3 grid">
            <GoButton href={`/mini-programs/${id}/versions/upload`} variant="filled" icon={<Upload />}>
              Upload version
            </GoButton>
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty id={id} state={state} mayUpload={mayUpload} />
      ) : (
        <>
          <VersionsTable id={id} rows={rows} now={new Date()} />
          <Pagination
            previous={
              previous === null ? undefined : versionsHref(id, state, { cursor: previous, direction: "previous" })
            }
            next={next === null ? undefined : versionsHref(id, state, { cursor: next })}
          />
        </>
      )}
    </>
  );
});

const statuses = versionStates.map((value) => ({ value, label: versionStateLabels[value] }));

function Filters({ id, state }: { id: string; state: ListVersions }) {
  return (
    <FilterBar
      label="Versions"
      search={<SearchField name="q" label="Search versions" placeholder="Number, such as 1.4" value={state.q} />}
    >
      <FilterChip
        label="Status"
        name="status"
        options={statuses}
        chosen={state.status}
        clearHref={versionsHref(id, state, { status: [] })}
      />
    </FilterBar>
  );
}

function Empty({ id, state, mayUpload }: { id: string; state: ListVersions; mayUpload: boolean }) {
  if (isNarrowed(state)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No version matches"
        act={<ButtonLink href={`/mini-programs/${id}/versions`}>Show all</ButtonLink>}
      >
        Try the beginning of another number, or take the filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Package />} title="No version yet">
      A version is one uploaded build. {!mayUpload && "Those who may upload one are told under Members."}
    </EmptyState>
  );
}
