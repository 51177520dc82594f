import { cx } from "../ui/cx";

/** Seen all the time, spoken only once it is too long. */
export function UnitCounter({ units, max }: { units: number; max: number }) {
  const isOver = units > max;
  return (
    <div className={cx("mt-1.5 shrink-0 text-xs", isOver ? "font-medium text-bad" : "text-ink-3")}>
      <span aria-hidden>
        {units} / {max}
      </span>
      <span aria-live="polite" className="sr-only">
        {isOver ? `${units - max} over the limit of ${max}` : ""}
      </span>
    </div>
  );
}
