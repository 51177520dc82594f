import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { Time } from "@/app/_components/ui/time";
import type { Workspace } from "@/lib/workspace/get-workspace";
import { RenameForm } from "./rename-form";

export function InformationCard({ workspace: { id, name, createdAt } }: { workspace: Workspace }) {
  return (
    <Card title="Information">
      <DefinitionList className="mb-5">
        <Fact term="ID">
          <code className="font-mono text-xs">{id}</code> <CopyButton value={id} what="ID" />
        </Fact>
        <Fact term="Created">
          <Time value={createdAt} form="date" />
        </Fact>
      </DefinitionList>
      <RenameForm id={id} name={name} />
    </Card>
  );
}
