import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import { EntityHead } from "@/app/_components/ui/entity-head";
import { LogoTile } from "@/app/_components/ui/logo-tile";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { roleLabels, workspaceKindLabels } from "@/lib/format/labels";
import { getWorkspace, type Workspace } from "@/lib/workspace/get-workspace";
import { listInvitations } from "@/lib/workspace/list-invitations";
import { listWorkspaceMembers } from "@/lib/workspace/list-workspace-members";
import { Done } from "../done";
import { GoButton } from "@/app/_components/ui/go-button";
import { InformationCard } from "./information-card";
import { InvitationsCard } from "./invitations-card";
import { KeptRoles } from "./kept-roles";
import { MembersCard } from "./members-card";
import { RemovalCard } from "./removal-card";

export const metadata: Metadata = { title: "Workspace" };

export default screen(async function WorkspacePage({ params, searchParams }: PageProps<"/workspaces/[id]">) {
  const { id } = await params;
  const parameters = await searchParams;
  const after = typeof parameters.after === "string" ? parameters.after : "";
  const [workspace, members] = await load((ctx) =>
    Promise.all([getWorkspace(ctx, { id }), listWorkspaceMembers(ctx, { id, after })]),
  );
  const manages = workspace.allowed.includes("manage");
  const invitations = manages ? await load((ctx) => listInvitations(ctx, { id })) : null;
  const at = String(parameters.at ?? "");
  return (
    <>
      <title>{workspace.name}</title>
      <Head workspace={workspace} manages={manages} />
      <Done parameters={parameters} />
      <KeptRoles kept={workspace.kept} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <MembersCard key={`members ${at}`} workspace={workspace} members={members} />
        {invitations && <InvitationsCard key={`invitations ${at}`} workspace={workspace} invitations={invitations} />}
        {manages ? (
          <InformationCard key={`information ${at}`} workspace={workspace} />
        ) : (
          <Card title="Invitations">
            <p className="text-sm text-ink-2">
              {workspace.kind === "developer" ? "Its Developer Admins" : "The Workspace Admins"} invite people to it.
            </p>
          </Card>
        )}
        {workspace.allowed.includes("remove") && <RemovalCard workspace={workspace} />}
      </div>
    </>
  );
});

function Head({ workspace, manages }: { workspace: Workspace; manages: boolean }) {
  const { id, name, kind, members, myRole } = workspace;
  return (
    <EntityHead
      media={<LogoTile name={name} seed={id} size="head" />}
      title={name}
      states={<Badge dot={false}>{workspaceKindLabels[kind]}</Badge>}
      facts={[
        members === 1 ? "1 member" : `${members.toLocaleString("en")} members`,
        myRole ? `you are ${roleLabels[myRole]}` : "you see it as Workspace Admin",
      ]}
      acts={
        manages && (
          <GoButton variant="filled" href={`/workspaces/${id}/invite`} icon={<UserPlus />}>
            Invite
          </GoButton>
        )
      }
    />
  );
}
