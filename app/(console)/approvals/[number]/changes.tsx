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
            <Difference name={key} {...differing(before, now)} />
          </Fact>
        ))}
      </DefinitionList>
    </Card>
  );
}

type Value = Change["before"];

/** Of two lists only the entries that went and came, unless nothing but their order is another. */
function differing(before: Value, now: Value): { gone: Value; come: Value } {
  if (!Array.isArray(before) || !Array.isArray(now)) return { gone: before, come: now };
  const gone = before.filter((entry) => !now.includes(entry));
  const come = now.filter((entry) => !before.includes(entry));
  return gone.length + come.length > 0 ? { gone, come } : { gone: before, come: now };
}

function Difference({ name, gone, come }: { name: string; gone: Value; come: Value }) {
  const isNone = (value: Value) => Array.isArray(value) && value.length === 0;
  return (
    <>
      {gone !== null && !isNone(gone) && (
        <del className="block w-fit text-ink-2">
          <FactValue name={name} value={gone} />
        </del>
      )}
      {!isNone(come) && (
        <ins className="rounded-sm block w-fit bg-ok-soft px-1 text-ok no-underline">
          {come === null ? "No longer there" : <FactValue name={name} value={come} />}
        </ins>
      )}
    </>
  );
}
