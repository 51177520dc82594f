import { type Column, layOut } from "./column";
import { cx } from "./cx";

type Props<Row> = {
  /** The table's accessible name. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** Rows with a logo are taller, and leave room for it on a phone. */
  media?: boolean;
  /** Inside a card: no frame of its own. */
  flush?: boolean;
};

// A changed `display` makes some browsers forget what a table's parts are, so each part says it.
const is = {
  table: "table",
  group: "rowgroup",
  row: "row",
  head: "columnheader",
  name: "rowheader",
  cell: "cell",
};

/** A table from 768 px; below that, rows of two or three lines. Each row is a subgrid, because a table row cannot hold a stretched link in every browser. */
export function DataTable<Row>({ label, columns, rows, rowKey, media = false, flush = false }: Props<Row>) {
  const columnCounts = layOut.counts(columns);
  return (
    <div
      className={cx(
        "overflow-x-auto bg-surface",
        !flush && "border-line max-md:-mx-4 max-md:border-y md:rounded-lg md:border",
      )}
    >
      <table
        role={is.table}
        aria-label={label}
        data-media={media || undefined}
        className={cx("grid w-full text-sm max-md:block md:grid-cols-[repeat(var(--cols),auto)]", columnCounts)}
      >
        <thead role={is.group} className="contents max-md:block">
          <tr
            role={is.row}
            className="col-span-full grid grid-cols-subgrid items-center border-b border-line max-md:sr-only md:px-1"
          >
            {columns.map((column) => (
              <th key={column.key} role={is.head} scope="col" className={layOut.head(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={is.group} className="contents max-md:block">
          {rows.map((row) => (
            <tr key={rowKey(row)} role={is.row} className="list-row">
              {layOut.cells(columns, row).map(({ column, content, className }) =>
                column.phone === "title" ? (
                  <th key={column.key} role={is.name} scope="row" className={className}>
                    {content}
                  </th>
                ) : (
                  <td key={column.key} role={is.cell} className={className}>
                    {content}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
