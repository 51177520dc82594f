import { cx } from "@/app/_components/ui/cx";

type Entry = string | { text: string; note: string };
type Props = { added: Entry[]; removed: Entry[]; changed?: Entry[] };

const looks = {
  added: { sign: "+", word: "Added", style: "bg-ok-soft/50 text-ok" },
  removed: { sign: "−", word: "Removed", style: "bg-bad-soft/50 text-bad" },
  changed: { sign: "~", word: "Changed", style: "text-ink-2" },
};

/** A page that lists every file of two large packages would be larger than they are. */
const most = 1_000;

/** What came, went and changed, a line each. */
export function ChangeList({ added, removed, changed = [] }: Props) {
  const lines = [
    ...added.map((entry) => ({ kind: "added" as const, entry })),
    ...removed.map((entry) => ({ kind: "removed" as const, entry })),
    ...changed.map((entry) => ({ kind: "changed" as const, entry })),
  ];
  return (
    <ul className="text-sm">
      {lines.slice(0, most).map(({ kind, entry }) => {
        const { text, note } = typeof entry === "string" ? { text: entry, note: null } : entry;
        const { sign, word, style } = looks[kind];
        return (
          <li key={`${kind} ${text}`} className="flex items-baseline gap-3 border-line px-4 py-1.5 not-last:border-b">
            <span className={cx("w-4 shrink-0 rounded text-center font-mono text-xs", style)}>
              <span aria-hidden>{sign}</span>
              <span className="sr-only">{word}</span>
            </span>
            <bdi
              className={cx(
                "min-w-0 font-mono text-xs wrap-anywhere [font-variant-ligatures:none]",
                kind === "removed" && "line-through decoration-ink-3",
              )}
            >
              {text}
            </bdi>
            {note !== null && <span className="ms-auto text-xs whitespace-nowrap text-ink-2">{note}</span>}
          </li>
        );
      })}
      {lines.length > most && (
        <li className="px-4 py-1.5 text-ink-2">and {(lines.length - most).toLocaleString("en")} more</li>
      )}
    </ul>
  );
}
