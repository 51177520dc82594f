import { Card } from "@/app/_components/ui/card";
import { Facts } from "@/app/_components/ui/facts";
import type { Snapshot } from "@/lib/request/snapshot";

/** What the scan could not settle: it holds nothing back, and stands where it is read first. */
export function FirstLook({ snapshot: { groups } }: { snapshot: Snapshot }) {
  const unsettled = groups.filter(
    ({ facts, notable }) => notable === true && !facts.some(({ key }) => key.startsWith("jsapi:")),
  );
  return unsettled.map(({ title, facts }) => (
    <Card key={title} title={title} note="As it was when it was asked for" className="border-warn/30 bg-warn-soft/50">
      <ul className="flex flex-col gap-2.5 text-sm">
        {facts.map(({ key, term, value }) => (
          <li key={key} className="wrap-anywhere">
            <p className={key === "computed" ? undefined : "font-mono text-xs"}>{term}</p>
            <Facts className="text-ink-2" facts={typeof value === "string" ? [value] : value} />
          </li>
        ))}
      </ul>
    </Card>
  ));
}
