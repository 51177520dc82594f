import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { joinedOptions } from "@/app/_components/filter/joined-options";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { ExportMenu } from "@/app/_components/ui/export-menu";
import { PageHead } from "@/app/_components/ui/page-head";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { listMiniProgramsInput, listSizes } from "@/lib/mini-program/list-inputs";
import { listMiniPrograms } from "@/lib/mini-program/list-mini-programs";
import { listFilterChoices } from "@/lib/mini-program/list-filter-choices";
import { listWorkspaceChoices } from "@/lib/mini-program/list-workspace-choices";
import { findWayIn } from "@/lib/workspace/find-way-in";
import { DoneNote } from "./done-note";
import { EmptyList } from "./empty-list";
import { MiniProgramFilters } from "./filters";
import { NoMembership } from "./no-membership";
import { exportHref, isNarrowed, listHref } from "./search-params";
import { sentRow } from "./shown-row";
import { MiniProgramsTable } from "./table";

export const metadata: Metadata = { title: "Mini programs" };

export default screen(async function MiniProgramsPage({ searchParams }: PageProps<"/mini-programs">) {
  const query = await searchParams;
  const state = listMiniProgramsInput.parse(query);
  const { unfolded } = query;
  const [list, choices, workspaces] = await load((ctx) =>
    Promise.all([
      listMiniPrograms(ctx, state),
      listFilterChoices(ctx, { workspace: state.workspace }),
      unfolded === "workspace" ? listWorkspaceChoices(ctx) : null,
    ]),
  );
  const { rows, total, next, previous } = list;
  const wayIn = rows.length === 0 && !choices.mayCreate ? await load(findWayIn) : null;
  if (wayIn && !choices.role) {
    return (
      <>
        <PageHead title="Mini programs" titleInBar />
        <DoneNote done={query["done"]} />
        <NoMembership wayIn={wayIn} />
      </>
    );
  }
  const create = choices.mayCreate && (
    <ButtonLink href="/mini-programs/new" variant="filled" icon={<Plus />}>
      Create mini program
    </ButtonLink>
  );
  const hasNothing = rows.length === 0 && !isNarrowed(state);
  return (
    <>
      <PageHead
        title="Mini programs"
        count={hasNothing ? undefined : countWords(total, isNarrowed(state))}
        acts={
          (rows.length > 0 || create) && (
            <>
              {rows.length > 0 && <ExportMenu href={exportHref(state)} what="the mini programs" />}
              {create}
            </>
          )
        }
        titleInBar
      />
      <DoneNote done={query["done"]} />
      {!hasNothing && (
        <MiniProgramFilters
          state={state}
          {...choices}
          workspaces={joinedOptions(choices.workspaces, workspaces ?? [])}
          unfolded={unfolded}
        />
      )}
      {rows.length === 0 ? (
        <EmptyList {...choices} state={state} wayIn={wayIn} />
      ) : (
        <>
          <MiniProgramsTable rows={rows.map(sentRow)} now={new Date()} />
          <Pagination
            previous={previous ? listHref(state, { cursor: previous, direction: "previous" }) : undefined}
            next={next ? listHref(state, { cursor: next }) : undefined}
            sizes={listSizes.map((size) => ({ size, href: listHref(state, { size }), current: size === state.size }))}
          />
        </>
      )}
    </>
  );
});

function countWords({ count, more }: { count: number; more: boolean }, narrowed: boolean): string {
  const number = count.toLocaleString("en");
  return `${more ? `more than ${number}` : number} ${narrowed ? "found" : "in all"}`;
}
