import { FilterBar } from "@/app/_components/filter/filter-bar";
import { FilterChip } from "@/app/_components/filter/filter-chip";
import { SearchField } from "@/app/_components/filter/search-field";
import { auditEvents } from "@/lib/audit/events";
import type { AuditSearch } from "@/lib/audit/inputs";
import { auditHref } from "./audit-href";
import { DayField } from "./day-field";

const events = Object.entries(auditEvents).map(([value, words]) => ({
  value,
  label: words.charAt(0).toUpperCase() + words.slice(1),
}));

export function AuditFilters({ search }: { search: AuditSearch }) {
  return (
    <FilterBar
      label="Audit log"
      search={
        <>
          <SearchField name="person" label="Person" placeholder="Person" value={search.person} />
          <SearchField
            name="miniProgram"
            label="Mini program"
            placeholder="Mini program or ID"
            value={search.miniProgram}
          />
        </>
      }
    >
      <FilterChip
        label="Event"
        name="event"
        options={events}
        chosen={search.events}
        clearHref={auditHref(search, { events: [] })}
      />
      <DayField name="from" label="From" value={search.from} clearHref={auditHref(search, { from: "" })} />
      <DayField name="until" label="Until" value={search.until} clearHref={auditHref(search, { until: "" })} />
    </FilterBar>
  );
}
