"use client";

import { KnownFilterChip, type KnownFilterProps } from "@/app/_components/filter/known-filter-chip";
import { auditEvents } from "@/lib/audit/events";

const events = Object.entries(auditEvents).map(([value, words]) => ({
  value,
  label: words.charAt(0).toUpperCase() + words.slice(1),
}));

export function EventFilter(props: KnownFilterProps) {
  return <KnownFilterChip label="Event" name="event" all={events} {...props} />;
}
