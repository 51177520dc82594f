import { Alert } from "@/app/_components/ui/alert";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import type { Change } from "@/lib/request/snapshot";
import { FactTerm } from "./fact-term";
import { FactValue } from "./fact-value";

/** What is otherwise now than it was when it was asked for. */
export function ChangesSince({ changes }: { changes: Change[] | "gone" }) {
  if (changes === "gone") {
    return (
      <Alert tone="warn" title="What this is about is gone">
        Below stands what was asked for.
      </Alert>
    );
  }
  if (changes.length === 0) return null;
  return (
    <Card
      title="Changed since it was asked for"
      note={changes.length === 1 ? "1 thing" : `${changes.length} things`}
      className="border-warn/30"
    >
      <DefinitionList>
        {changes.map(({ key, term, before, now }) => (
          <Fact key={key} term={<FactTerm fact={{ key, term }} />}>
            {before !== null && (
              <>
                <del className="text-ink-2">
                  <FactValue name={key} value={before} />
                </del>{" "}
              </>
            )}
            <ins className="rounded-sm bg-ok-soft px-1 text-ok no-underline">
              {now === null ? "No longer there" : <FactValue name={key} value={now} />}
            </ins>
          </Fact>
        ))}
      </DefinitionList>
    </Card>
  );
}
