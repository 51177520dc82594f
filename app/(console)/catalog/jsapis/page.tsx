import { Braces, Plus, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { FilterBar } from "@/app/_components/filter/filter-bar";
import { FilterToggle } from "@/app/_components/filter/filter-toggle";
import { SearchField } from "@/app/_components/filter/search-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { catalogSizes, listJsapisInput, type ListJsapis } from "@/lib/catalog/list-inputs";
import { listJsapis } from "@/lib/catalog/list-jsapis";
import { CatalogHead, countWords } from "../catalog-head";
import { DeletedNote } from "../done-note";
import { jsapisHref } from "./jsapis-href";
import { JsapisTable } from "./jsapis-table";

export const metadata: Metadata = { title: "JSAPIs" };

export default screen(async function JsapisPage({ searchParams }: PageProps<"/catalog/jsapis">) {
  const query = await searchParams;
  const state = listJsapisInput.parse(query);
  const { rows, total, next, previous, mayEdit } = await load((ctx) => listJsapis(ctx, state));
  const note = await DeletedNote({ query, kind: "jsapi" });
  const narrowed = state.q !== "" || state.sensitive;
  const isEmpty = total.count === 0 && !narrowed;
  const create = mayEdit && !isEmpty && (
    <ButtonLink href="/catalog/jsapis/new" variant="filled" icon={<Plus />}>
      Create JSAPI
    </ButtonLink>
  );
  return (
    <>
      <CatalogHead count={isEmpty ? undefined : countWords(total, narrowed)} acts={create} />
      {note}
      {!isEmpty && (
        <FilterBar
          label="JSAPIs"
          search={<SearchField name="q" label="Search JSAPIs" placeholder="Name or description" value={state.q} />}
          keep={{ size: state.size === 20 ? undefined : String(state.size) }}
        >
          <FilterToggle
            label="Sensitive"
            name="sensitive"
            isOn={state.sensitive}
            href={jsapisHref(state, { sensitive: !state.sensitive })}
          />
        </FilterBar>
      )}
      {rows.length === 0 ? (
        <NoJsapis isEmpty={isEmpty} mayEdit={mayEdit} />
      ) : (
        <>
          <JsapisTable rows={rows} />
          <Pages state={state} next={next} previous={previous} />
        </>
      )}
    </>
  );
});

type PagesProps = { state: ListJsapis; next: string | null; previous: string | null };

function Pages({ state, next, previous }: PagesProps) {
  return (
    <Pagination
      previous={previous ? jsapisHref(state, { cursor: previous, direction: "previous" }) : undefined}
      next={next ? jsapisHref(state, { cursor: next }) : undefined}
      sizes={catalogSizes.map((size) => ({ size, href: jsapisHref(state, { size }), current: size === state.size }))}
    />
  );
}

function NoJsapis({ isEmpty, mayEdit }: { isEmpty: boolean; mayEdit: boolean }) {
  if (!isEmpty) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="No JSAPI matches"
        act={<ButtonLink href="/catalog/jsapis">Show all</ButtonLink>}
      >
        Try another word, or take the filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Braces />}
      title="No JSAPIs yet"
      act={mayEdit && <ButtonLink href="/catalog/jsapis/new">Create a JSAPI</ButtonLink>}
    >
      {mayEdit
        ? "A JSAPI is one call of your app that a mini program may make, such as my.getLocation. Create each of them once."
        : "Workspace Admins and Workspace Developers fill the catalog."}
    </EmptyState>
  );
}
