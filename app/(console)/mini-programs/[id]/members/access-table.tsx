"use client";

import { Card } from "@/app/_components/ui/card";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { Pagination } from "@/app/_components/ui/pagination";
import { PersonAvatar } from "@/app/_components/ui/person-avatar";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { roleLabels } from "@/lib/format/labels";
import type { Access, AccessPage } from "@/lib/member/list-access";

const columns: Column<Access>[] = [
  {
    key: "person",
    head: "Person",
    phone: "title",
    cell: ({ name }) => <RowTitle media={<PersonAvatar name={name} />}>{name}</RowTitle>,
  },
  {
    key: "why",
    head: "Why",
    phone: 1,
    cell: ({ roles }) => roles.map(({ role, workspace }) => `${roleLabels[role]} of ${workspace}`).join(", "),
  },
  {
    key: "active",
    head: "Last active",
    phone: "state",
    align: "end",
    cell: ({ lastActiveAt }) =>
      lastActiveAt ? (
        <span className="max-md:text-xs max-md:font-normal max-md:text-ink-2">
          <span className="md:hidden">last active </span>
          <Time value={lastActiveAt} />
        </span>
      ) : (
        <span className="text-ink-3">
          Not <span className="md:hidden">active </span>yet
        </span>
      ),
  },
];

type Props = { id: string; access: AccessPage; isFirstPage: boolean };

/** Those who need no membership: their workspace role opens every mini program, or every one of the workspace. */
export function AccessTable({ id, access: { people, next }, isFirstPage }: Props) {
  const address = `/mini-programs/${id}/members` as const;
  return (
    <Card title="Access through a workspace role" note="without being a member" flush>
      {people.length === 0 ? (
        <p className="p-4 text-sm text-ink-2">Nobody else has access: all who could through a workspace are members.</p>
      ) : (
        <DataTable
          label="Access through a workspace role"
          columns={columns}
          rows={people}
          rowKey={({ personId }) => personId}
          media
          flush
        />
      )}
      {(next !== null || !isFirstPage) && (
        <div className="border-t border-line px-4 pb-3">
          <Pagination
            {...(!isFirstPage && { previous: address })}
            {...(next !== null && { next: `${address}?access=${next}` as const })}
          />
        </div>
      )}
    </Card>
  );
}
