import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { outreach } from "@/app/_server/outreach";
import { screen } from "@/app/screen";
import { assertMayInWorkspace } from "@/lib/workspace/assert-may-in-workspace";
import { getWorkspace } from "@/lib/workspace/get-workspace";
import { InviteForm } from "./invite-form";

export const metadata: Metadata = { title: "Invite" };

export default screen(async function InvitePage({ params }: PageProps<"/workspaces/[id]/invite">) {
  const { id } = await params;
  const { name, kind } = await load(async (ctx) => {
    await assertMayInWorkspace(ctx, { id, action: "workspace.manage" });
    return getWorkspace(ctx, { id });
  });
  const how = outreach().sendsMail
    ? "They get a link by mail that can be used for three days."
    : "No mail is set up here: you copy a link for them that can be used for three days.";
  return (
    <>
      <PageHead title={`Invite to ${name}`} lead={`${how} Only a sign-in with this verified e-mail accepts it.`} />
      <InviteForm workspace={id} kind={kind} />
    </>
  );
});
