"use client";

import type { ComponentProps } from "react";
import { LongFilterChip } from "@/app/_components/filter/long-filter-chip";
import { auditEvents } from "@/lib/audit/events";

const events = Object.entries(auditEvents).map(([value, words]) => ({
  value,
  label: words.charAt(0).toUpperCase() + words.slice(1),
}));

type Props = Pick<ComponentProps<typeof LongFilterChip>, "chosen" | "clearHref" | "unfoldedHref" | "isUnfolded">;

export function EventFilter(props: Props) {
  const { chosen, isUnfolded } = props;
  const options = isUnfolded ? events : events.filter(({ value }) => chosen.includes(value));
  return (
    <LongFilterChip label="Event" name="event" options={options} load={() => Promise.resolve(events)} {...props} />
  );
}
