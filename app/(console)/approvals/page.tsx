import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { Pagination } from "@/app/_components/ui/pagination";
import { TabsNav } from "@/app/_components/ui/tabs-nav";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { listRequestsInput, type RequestTab } from "@/lib/request/inputs";
import { listRequests } from "@/lib/request/list-requests";
import { EmptyRequests } from "./empty-list";
import { RequestFilters } from "./filters";
import { isNarrowed, requestsHref } from "./search-params";
import { RequestsTable } from "./table";

export const metadata: Metadata = { title: "Approvals" };

const labels: Record<RequestTab, string> = { waiting: "Waiting for review", mine: "My requests" };

export default screen(async function ApprovalsPage({ searchParams }: PageProps<"/approvals">) {
  const state = listRequestsInput.parse(await searchParams);
  const { tab, tabs, rows, next, previous } = await load((ctx) => listRequests(ctx, state));
  const isBlank = rows.length === 0 && !isNarrowed(state) && tab === "mine";
  return (
    <>
      <PageHead title="Approvals" titleInBar />
      <TabsNav
        label="Approvals"
        tabs={tabs.map((one) => ({
          href: `/approvals?tab=${one}`,
          label: labels[one],
          current: one === tab,
        }))}
      />
      <div className="mt-4">
        {!isBlank && <RequestFilters state={state} />}
        {rows.length === 0 ? <EmptyRequests state={state} tab={tab} /> : <RequestsTable rows={rows} now={new Date()} />}
        <Pagination
          previous={previous === null ? undefined : requestsHref(state, { cursor: previous, direction: "previous" })}
          next={next === null ? undefined : requestsHref(state, { cursor: next })}
        />
      </div>
    </>
  );
});
