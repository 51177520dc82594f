import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import type { Snapshot } from "@/lib/request/snapshot";
import { FactTerm } from "./fact-term";
import { FactValue } from "./fact-value";

/** What was asked for, as it was then; what should be looked at first is tinted. */
export function SnapshotCards({ snapshot }: { snapshot: Snapshot }) {
  return snapshot.groups.map(({ title, facts, notable }) => (
    <Card
      key={title}
      title={title}
      note="As it was when it was asked for"
      {...(notable && { className: "border-warn/30 bg-warn-soft/50" })}
    >
      <DefinitionList>
        {facts.map(({ key, term, before, value }) => (
          <Fact key={key} term={<FactTerm fact={{ key, term }} />} empty="None">
            {before !== undefined && (
              <>
                <del className="text-ink-2">
                  <FactValue name={key} value={before} />
                </del>{" "}
                <span aria-hidden>→</span>{" "}
              </>
            )}
            <FactValue name={key} value={value} />
          </Fact>
        ))}
      </DefinitionList>
    </Card>
  ));
}
