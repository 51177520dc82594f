import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { outreach } from "@/app/_server/outreach";
import { screen } from "@/app/screen";
import { assertMayCreateWorkspace } from "@/lib/workspace/assert-may-create-workspace";
import { CreateWorkspaceForm } from "./create-workspace-form";

export const metadata: Metadata = { title: "Create developer workspace" };

export default screen(async function CreateWorkspacePage() {
  await load(assertMayCreateWorkspace);
  return (
    <>
      <PageHead
        title="Create developer workspace"
        lead="For a merchant or a team that builds mini programs. Its first Developer Admin runs it and brings in the others."
      />
      <CreateWorkspaceForm sendsMail={outreach().sendsMail} />
    </>
  );
});
