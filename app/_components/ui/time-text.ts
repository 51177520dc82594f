const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const two = (value: number) => String(value).padStart(2, "0");

/** "18 Nov 2026", in the zone of the machine that runs this, or in UTC. */
export function dateText(at: Date, zone: "utc" | "local"): string {
  return zone === "utc"
    ? `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`
    : `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}`;
}

/** "18 Nov 2026, 14:02"; in UTC it says so. */
export function dateTimeText(at: Date, zone: "utc" | "local"): string {
  return zone === "utc"
    ? `${dateText(at, zone)}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`
    : `${dateText(at, zone)}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** "2026-11-18 14:02:31 UTC" */
export function exactText(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "12 min ago" up to a week, then undefined: a date says more. */
export function relativeText(at: Date, now: Date): string | undefined {
  const passed = now.getTime() - at.getTime();
  const span = Math.abs(passed);
  if (span >= 7 * day) return undefined;
  if (span < minute) return "just now";
  const isPast = passed > 0;
  if (span < hour) return distance(`${Math.floor(span / minute)} min`, isPast);
  if (span < day) return distance(`${Math.floor(span / hour)} h`, isPast);
  const days = Math.floor(span / day);
  if (days === 1) return isPast ? "yesterday" : "tomorrow";
  return distance(`${days} days`, isPast);
}

function distance(text: string, isPast: boolean): string {
  return isPast ? `${text} ago` : `in ${text}`;
}
