import { Badge } from "@/app/_components/ui/badge";
import { cx } from "@/app/_components/ui/cx";
import { Facts } from "@/app/_components/ui/facts";
import type { Fact } from "@/lib/request/snapshot";
import type { Difference } from "@/lib/review/difference";
import { FactTerm } from "./fact-term";
import { FactValue } from "./fact-value";
import { Gone, MarkSign, New } from "./marked";

type Props = { difference: Difference; isFirst: boolean };

/** One thing that came, went, changed or stayed. */
export function DifferenceRow({ difference, isFirst }: Props) {
  const { key, mark, isNotable } = difference;
  return (
    <li className={cx("flex gap-2 px-4 py-2.5 text-sm", isNotable && mark !== "same" && "bg-warn-soft")}>
      {!isFirst && <MarkSign mark={mark} />}
      <div className="min-w-0 flex-1">
        {/^(jsapi|server|web-view|feature):/.test(key) ? (
          <Named difference={difference} />
        ) : (
          <Told difference={difference} isFirst={isFirst} />
        )}
      </div>
    </li>
  );
}

/** What is known by its name: that it is there says more than what is said of it. */
function Named({ difference: { key, term, mark, before, now, isNotable } }: { difference: Difference }) {
  const isGone = mark === "removed";
  const words = now ?? before ?? "";
  const name = key.startsWith("feature:") ? (
    <span dir="auto">{term}</span>
  ) : (
    <FactTerm fact={{ key: `jsapi:${key}`, term }} />
  );
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 wrap-anywhere">
        {isGone ? <Gone>{name}</Gone> : <span className="font-medium">{name}</span>}
        {key.startsWith("jsapi:") && isNotable && (
          <Badge tone="warn" dot={false}>
            Sensitive
          </Badge>
        )}
      </p>
      {!isGone && (
        <Facts
          className="mt-0.5 text-ink-2"
          facts={(typeof words === "string" ? [words] : words).map((one, at) => (
            <span key={at} dir="auto">
              {one}
            </span>
          ))}
        />
      )}
    </>
  );
}

function Told({ difference: { key, term, mark, before, now }, isFirst }: Props) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[120px_minmax(0,1fr)]">
      <p className="wrap-anywhere text-ink-2">{term}</p>
      <div className="min-w-0 wrap-anywhere">
        {mark === "same" || isFirst ? (
          <FactValue name={key} value={now ?? ""} />
        ) : (
          <Changed name={key} before={before} now={now} />
        )}
      </div>
    </div>
  );
}

type ChangedProps = { name: string; before: Fact["value"] | null; now: Fact["value"] | null };

function Changed({ name, before, now }: ChangedProps) {
  if (Array.isArray(before ?? []) && Array.isArray(now ?? [])) {
    return <Entries before={listed(before)} now={listed(now)} />;
  }
  return (
    <>
      {before !== null && before.length > 0 && (
        <Gone>
          <FactValue name={name} value={before} />
        </Gone>
      )}{" "}
      {now === null || now.length === 0 ? "None" : <New>{<FactValue name={name} value={now} />}</New>}
    </>
  );
}

const listed = (value: Fact["value"] | null) => (typeof value === "string" ? [value] : (value ?? []));

/** Of a list, what came and what went; how many stayed. */
function Entries({ before, now }: { before: string[]; now: string[] }) {
  const came = now.filter((entry) => !before.includes(entry));
  const went = before.filter((entry) => !now.includes(entry));
  const stayed = now.length - came.length;
  return (
    <ul>
      {came.map((entry) => (
        <li key={`+${entry}`} dir="auto">
          <New>{entry}</New>
        </li>
      ))}
      {went.map((entry) => (
        <li key={`-${entry}`} dir="auto">
          <Gone>{entry}</Gone>
        </li>
      ))}
      {came.length + went.length === 0 && <li>In another order</li>}
      {stayed > 0 && <li className="text-ink-2">{stayed} as before</li>}
    </ul>
  );
}
