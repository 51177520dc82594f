import { Bell } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/app/_components/ui/empty-state";
import { PageHead } from "@/app/_components/ui/page-head";
import { Pagination } from "@/app/_components/ui/pagination";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { listNoticesInput } from "@/lib/notice/inputs";
import { listNotices } from "@/lib/notice/list-notices";
import { NoticeList } from "./notice-list";

export const metadata: Metadata = { title: "Notices" };

export default screen(async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const input = listNoticesInput.parse(await searchParams);
  const { unread, rows, newer, older } = await load((ctx) => listNotices(ctx, input));
  return (
    <>
      <PageHead title="Notices" titleInBar />
      {rows.length === 0 ? (
        <EmptyState icon={<Bell />} title="No notices yet">
          What waits for you stands here, and what becomes of what you asked for.
        </EmptyState>
      ) : (
        <NoticeList rows={rows} unread={unread} now={new Date()} />
      )}
      <Pagination
        previous={newer === null ? undefined : `/notices?after=${newer}`}
        next={older === null ? undefined : `/notices?before=${older}`}
      />
    </>
  );
});
