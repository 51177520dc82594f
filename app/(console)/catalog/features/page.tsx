import { Book, Plus, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { FilterBar } from "@/app/_components/filter/filter-bar";
import { FilterChip } from "@/app/_components/filter/filter-chip";
import { SearchField } from "@/app/_components/filter/search-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { catalogSizes, listFeaturesInput, type ListFeatures } from "@/lib/catalog/list-inputs";
import { listFeatures } from "@/lib/catalog/list-features";
import { accessLabels } from "@/lib/format/labels";
import { featureAccesses } from "@/lib/vocabulary";
import { CatalogHead, countWords } from "../catalog-head";
import { DeletedNote } from "../done-note";
import { featuresHref } from "./features-href";
import { FeaturesTable } from "./features-table";

export const metadata: Metadata = { title: "Features" };

const accesses = featureAccesses.map((value) => ({ value, label: accessLabels[value] }));

export default screen(async function FeaturesPage({ searchParams }: PageProps<"/catalog/features">) {
  const query = await searchParams;
  const state = listFeaturesInput.parse(query);
  const { rows, total, next, previous, mayEdit } = await load((ctx) => listFeatures(ctx, state));
  const note = await DeletedNote({ query, kind: "feature" });
  const narrowed = state.q !== "" || state.access.length > 0;
  const isEmpty = total.count === 0 && !narrowed;
  const create = mayEdit && !isEmpty && (
    <ButtonLink href="/catalog/features/new" variant="filled" icon={<Plus />}>
      Create feature
    </ButtonLink>
  );
  return (
    <>
      <CatalogHead count={isEmpty ? undefined : countWords(total, narrowed)} acts={create} />
      {note}
      {!isEmpty && (
        <FilterBar
          label="Features"
          search={
            <SearchField
              name="q"
              label="Search features"
              placeholder="Name, key, description or JSAPI"
              value={state.q}
            />
          }
          keep={{ size: state.size === 20 ? undefined : String(state.size) }}
        >
          <FilterChip
            label="Access"
            name="access"
            options={accesses}
            chosen={state.access}
            clearHref={featuresHref(state, { access: [] })}
          />
        </FilterBar>
      )}
      {rows.length === 0 ? (
        <NoFeatures isEmpty={isEmpty} mayEdit={mayEdit} />
      ) : (
        <>
          <FeaturesTable rows={rows} mayEdit={mayEdit} />
          <Pages state={state} next={next} previous={previous} />
        </>
      )}
    </>
  );
});

type PagesProps = { state: ListFeatures; next: string | null; previous: string | null };

function Pages({ state, next, previous }: PagesProps) {
  return (
    <Pagination
      previous={previous ? featuresHref(state, { cursor: previous, direction: "previous" }) : undefined}
      next={next ? featuresHref(state, { cursor: next }) : undefined}
      sizes={catalogSizes.map((size) => ({ size, href: featuresHref(state, { size }), current: size === state.size }))}
    />
  );
}

function NoFeatures({ isEmpty, mayEdit }: { isEmpty: boolean; mayEdit: boolean }) {
  if (!isEmpty) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No feature matches"
        act={<ButtonLink href="/catalog/features">Show all</ButtonLink>}
      >
        Try another word, or take a filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Book />}
      title="No features yet"
      act={
        mayEdit && (
          <>
            <ButtonLink href="/catalog/jsapis/new">Create a JSAPI</ButtonLink>
            <ButtonLink href="/catalog/features/new">Create a feature</ButtonLink>
          </>
        )
      }
    >
      {mayEdit
        ? "A feature is a package of JSAPIs that mini programs are given. Create the JSAPIs of your app first, then put them together."
        : "Workspace Admins and Workspace Developers fill the catalog."}
    </EmptyState>
  );
}
