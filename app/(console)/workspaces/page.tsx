import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { FilterBar } from "@/app/_components/filter/filter-bar";
import { SearchField } from "@/app/_components/filter/search-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { PageHead } from "@/app/_components/ui/page-head";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { readWorkspaceSearch } from "@/lib/workspace/inputs";
import { listWorkspaces } from "@/lib/workspace/list-workspaces";
import { Done } from "./done";
import { GoButton } from "@/app/_components/ui/go-button";
import { NothingFound } from "./nothing-found";
import { workspacesHref } from "./search-params";
import { WorkspacesTable } from "./table";

export const metadata: Metadata = { title: "Workspaces" };

export default screen(async function WorkspacesPage({ searchParams }: PageProps<"/workspaces">) {
  const parameters = await searchParams;
  const search = readWorkspaceSearch(parameters);
  const { rows, after, before, mayCreate, maySeeGroups } = await load((ctx) => listWorkspaces(ctx, search));
  return (
    <>
      <PageHead
        title="Workspaces"
        titleInBar
        acts={
          mayCreate && (
            <>
              {maySeeGroups && <ButtonLink href="/workspaces/groups">Groups from the identity provider</ButtonLink>}
              <GoButton variant="filled" href="/workspaces/new" icon={<Plus />}>
                Create developer workspace
              </GoButton>
            </>
          )
        }
      />
      <Done parameters={parameters} />
      {(mayCreate || search.q !== "") && (
        <FilterBar
          label="Workspaces"
          search={<SearchField name="q" label="Search workspaces" placeholder="Name" value={search.q} />}
        >
          {null}
        </FilterBar>
      )}
      {rows.length === 0 ? <NothingFound q={search.q} /> : <WorkspacesTable rows={rows} />}
      <Pagination
        previous={before === null ? undefined : workspacesHref({ q: search.q, before })}
        next={after === null ? undefined : workspacesHref({ q: search.q, after })}
      />
    </>
  );
});
