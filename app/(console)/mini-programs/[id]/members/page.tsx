import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { readMemberQuery } from "@/lib/member/inputs";
import { listAccess } from "@/lib/member/list-access";
import { listMembers } from "@/lib/member/list-members";
import { AccessTable } from "./access-table";
import { addView } from "./add-view";
import { DoneNote } from "./done-note";
import { joinView } from "./join-view";
import { MemberActs } from "./member-acts";
import { MemberTable } from "./member-table";

export const metadata: Metadata = { title: "Members" };

export default screen(async function MembersPage({ params, searchParams }: PageProps<"/mini-programs/[id]/members">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const { isAdding, isJoining, q, after, accessAfter, done } = readMemberQuery(query);
  if (isAdding) return addView({ id, q });
  if (isJoining) return joinView({ id });
  const [list, access] = await Promise.all([
    load((ctx) => listMembers(ctx, { id, after })),
    load((ctx) => listAccess(ctx, { id, after: accessAfter })),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <DoneNote done={done} />
      <MemberActs id={id} list={list} hasMembers={list.members.length > 0} />
      <MemberTable id={id} list={list} isFirstPage={after === null} />
      <AccessTable id={id} access={access} isFirstPage={accessAfter === null} />
    </div>
  );
});
