import { FilterBar } from "@/app/_components/filter/filter-bar";
import { SearchField } from "@/app/_components/filter/search-field";
import type { AuditSearch } from "@/lib/audit/inputs";
import { auditHref, unfoldedHref } from "./audit-href";
import { DayField } from "./day-field";
import { EventFilter } from "./event-filter";

type Props = { search: AuditSearch; isUnfolded: boolean };

export function AuditFilters({ search, isUnfolded }: Props) {
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
      <EventFilter
        chosen={search.events}
        clearHref={auditHref(search, { events: [] })}
        unfoldedHref={unfoldedHref(search)}
        isUnfolded={isUnfolded}
      />
      <DayField name="from" label="From" value={search.from} clearHref={auditHref(search, { from: "" })} />
      <DayField name="until" label="Until" value={search.until} clearHref={auditHref(search, { until: "" })} />
    </FilterBar>
  );
}
