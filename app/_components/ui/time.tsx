"use client";

import { useSyncExternalStore } from "react";
import { dateText, dateTimeText, exactText, relativeText } from "./time-text";

type Props = {
  value: Date | string;
  form?: "date" | "date-time";
  /** Given, a time less than a week away is told as a distance: "12 min ago". */
  relativeTo?: Date | string;
  className?: string;
};

/** The server writes UTC; the browser then shows the viewer's zone. The exact instant stands in the title. */
export function Time({ value, form = "date-time", relativeTo, className }: Props) {
  const zone = useSyncExternalStore(never, inBrowser, onServer);
  const at = new Date(value);
  const relative = relativeTo === undefined ? undefined : relativeText(at, new Date(relativeTo));
  const text = relative ?? (form === "date" || relativeTo !== undefined ? dateText(at, zone) : dateTimeText(at, zone));
  return (
    <time ref={passClicksToRow} dateTime={at.toISOString()} title={exactText(at)} className={className}>
      {text}
    </time>
  );
}

/** In a row it stands above the row's link, or its title could not be seen; a click on it still opens the row. */
function passClicksToRow(time: HTMLTimeElement | null) {
  const link = time?.closest("tr")?.querySelector("a[data-row]");
  if (!time || !link) return;
  const pass = ({ ctrlKey, metaKey, shiftKey }: MouseEvent) =>
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
  time.addEventListener("click", pass);
  return () => time.removeEventListener("click", pass);
}

const never = () => () => undefined;
const inBrowser = () => "local" as const;
const onServer = () => "utc" as const;
