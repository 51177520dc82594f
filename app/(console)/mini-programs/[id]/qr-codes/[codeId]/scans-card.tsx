import { Card } from "@/app/_components/ui/card";
import { cx } from "@/app/_components/ui/cx";
import type { QrCode } from "@/lib/qr-code/get-qr-code";

const height = 56;
const step = 10;
const width = 7;

/** Scans so far, and those of the last days as bars. */
export function ScansCard({ scans: { total, days } }: { scans: QrCode["scans"] }) {
  const recent = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title="Scans" note={total === 0 ? "None yet" : `${total.toLocaleString("en")} so far`}>
      <p className="text-sm text-ink-2">
        {recent.toLocaleString("en")} in the last {days.length} days. Counted is each time it opens the app; nothing is
        kept of who did it.
      </p>
      {recent > 0 && <Bars days={days} />}
    </Card>
  );
}

const dayWords = (day: string) =>
  new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

function Bars({ days }: { days: QrCode["scans"]["days"] }) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  return (
    <figure className="mt-4">
      <svg
        viewBox={`0 0 ${days.length * step} ${height}`}
        preserveAspectRatio="none"
        className="block h-16 w-full"
        role="img"
        aria-label={`Scans by day, at most ${most.toLocaleString("en")}`}
      >
        {days.map(({ day, count }, place) => {
          const tall = count === 0 ? 1 : Math.max(3, (count / most) * height);
          return (
            <rect
              key={day}
              x={place * step + (step - width) / 2}
              y={height - tall}
              width={width}
              height={tall}
              rx={1}
              className={cx(count === 0 ? "fill-line" : "fill-accent")}
            >
              <title>{`${dayWords(day)}: ${count.toLocaleString("en")}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="mt-1.5 flex justify-between gap-3 text-xs text-ink-2 tabular-nums">
        <span>{dayWords(first)}</span>
        <span>at most {most.toLocaleString("en")} a day</span>
        <span>{dayWords(last)} (UTC)</span>
      </figcaption>
      <ul className="sr-only">
        {days
          .filter(({ count }) => count > 0)
          .map(({ day, count }) => (
            <li key={day}>
              {dayWords(day)}: {count.toLocaleString("en")}
            </li>
          ))}
      </ul>
    </figure>
  );
}
