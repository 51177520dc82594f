import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import type { Snapshot } from "@/lib/request/snapshot";
import { FactValue } from "./fact-value";

/** What was asked for, as it was then. */
export function SnapshotCards({ snapshot }: { snapshot: Snapshot }) {
  return snapshot.groups.map(({ title, facts }) => (
    <Card key={title} title={title} note="As it was when it was asked for">
      <DefinitionList>
        {facts.map(({ key, term, value }) => (
          <Fact key={key} term={term} empty="None">
            <FactValue value={value} />
          </Fact>
        ))}
      </DefinitionList>
    </Card>
  ));
}
