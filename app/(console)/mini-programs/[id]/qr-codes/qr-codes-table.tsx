"use client";

import { Badge } from "@/app/_components/ui/badge";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import type { QrCodeList, QrCodeRow } from "@/lib/qr-code/list-qr-codes";
import { parametersInShort } from "./parameters-in-short";

type Row = { code: string; scans: number; made: QrCodeRow | null };
type Props = Pick<QrCodeList, "defaultCode" | "rows"> & { id: string; now: Date };

const columns = (id: string, now: Date): Column<Row>[] => [
  {
    key: "name",
    head: "Name",
    phone: "title",
    cell: ({ code, made }) => (
      <RowTitle href={`/mini-programs/${id}/qr-codes/${code}`}>{made ? made.name : "Default code"}</RowTitle>
    ),
  },
  {
    key: "opens",
    head: "Opens",
    phone: 1,
    className: "max-md:basis-full",
    cell: ({ made }) =>
      made ? (
        <span className="wrap-anywhere">
          <span className="font-mono text-xs">{made.page}</span>
          {made.parameters.length > 0 && (
            <span dir="auto" className="line-clamp-1 text-ink-2">
              {parametersInShort(made.parameters)}
            </span>
          )}
        </span>
      ) : (
        <>
          The newest version, for testing{" "}
          <Badge tone="info" dot={false} className="max-md:hidden">
            Default
          </Badge>
        </>
      ),
  },
  {
    key: "scans",
    head: "Scans",
    phone: 2,
    align: "end",
    cell: ({ scans }) => (
      <>
        <span className="tabular-nums">{scans.toLocaleString("en")}</span>
        <span className="md:hidden"> {scans === 1 ? "scan" : "scans"}</span>
      </>
    ),
  },
  { key: "by", head: "Made by", phone: 3, cell: ({ made }) => made?.createdBy ?? "The console" },
  {
    key: "made",
    head: "Made",
    phone: 4,
    align: "end",
    from: "lg",
    className: "md:whitespace-nowrap",
    cell: ({ made }) => made && <Time value={made.createdAt} relativeTo={now} className="text-ink-2" />,
  },
];

/** The default code first, then those that people made. */
export function QrCodesTable({ id, defaultCode, rows, now }: Props) {
  const made = rows.map((row): Row => ({ code: row.code, scans: row.scans, made: row }));
  const shown = defaultCode ? [{ ...defaultCode, made: null }, ...made] : made;
  return <DataTable label="QR codes" columns={columns(id, now)} rows={shown} rowKey={({ code }) => code} />;
}
