import type { ReactNode } from "react";
import { cx } from "./cx";

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Where it stands in a phone's row: the title, the state beside it, a place (1, 2, …) in the line below, the acts at the end, or nowhere. */
  phone?: "title" | "state" | "acts" | "none" | 1 | 2 | 3 | 4 | 5;
  /** The first window width that has room for it: 1,024 or 1,280 px, or none but a phone's row. */
  from?: "lg" | "xl" | "never";
  align?: "start" | "end";
  className?: string;
};

const orders = {
  1: "max-md:order-4",
  2: "max-md:order-5",
  3: "max-md:order-6",
  4: "max-md:order-7",
  5: "max-md:order-8",
};
const line =
  "max-md:text-xs max-md:text-ink-2 max-md:min-w-0 max-md:**:data-badge:bg-transparent max-md:**:data-badge:p-0 " +
  "max-md:**:data-badge:text-inherit max-md:**:data-badge:font-normal max-md:[&_[data-badge]>[aria-hidden]]:hidden";
const dot = "max-md:after:mx-1 max-md:after:content-['·'] max-md:after:text-ink-3";

function counts<Row>(columns: Column<Row>[]): string {
  const upTo = (widths: (Column<Row>["from"] | undefined)[]) =>
    columns.filter((column) => widths.includes(column.from)).length;
  return `cols-${upTo([undefined])} lg:cols-${upTo([undefined, "lg"])} xl:cols-${upTo([undefined, "lg", "xl"])}`;
}

function shared<Row>({ from, align, className }: Column<Row>): string {
  return cx(
    "md:px-2.5 md:first:ps-3 md:last:pe-3",
    from === "lg" && "md:max-lg:hidden",
    from === "xl" && "md:max-xl:hidden",
    from === "never" && "md:hidden",
    align === "end" ? "md:text-end" : "text-start",
    className,
  );
}

function head<Row>(column: Column<Row>): string {
  return cx("py-2.5 text-xs whitespace-nowrap font-medium text-ink-2", shared(column));
}

function row(media: boolean): string {
  return cx(
    "group/row relative col-span-full grid grid-cols-subgrid items-center border-line transition-colors not-last:border-b md:px-1",
    "hover:bg-canvas has-[a[data-row]]:active:bg-sunken",
    "max-md:flex max-md:flex-wrap max-md:gap-y-0.5 max-md:px-4 max-md:py-3",
    "max-md:after:order-3 max-md:after:basis-full max-md:after:content-['']",
    media ? "md:min-h-15 max-md:min-h-[67px] max-md:ps-16" : "md:min-h-11",
  );
}

function place<Row>({ phone }: Column<Row>, isEmpty: boolean, isLast: boolean): string {
  if (phone === "title")
    return "font-medium max-md:order-1 max-md:min-w-0 max-md:flex-1 max-md:basis-4 max-md:text-base";
  if (phone === "state") return "max-md:order-2 max-md:ms-2 max-md:max-w-7/10 max-md:shrink-0";
  if (phone === "acts") return isEmpty ? "max-md:hidden" : "max-md:order-9 max-md:mt-1 max-md:basis-full";
  if (phone === undefined || phone === "none") return "max-md:hidden";
  if (isEmpty) return "max-md:hidden";
  return cx(orders[phone], line, !isLast && dot);
}

function cells<Row>(columns: Column<Row>[], row: Row) {
  const filled = columns.map((column) => ({ column, content: column.cell(row) }));
  const isEmpty = (content: ReactNode) =>
    content === null || content === undefined || content === false || content === "";
  const last = filled
    .filter(({ column, content }) => typeof column.phone === "number" && !isEmpty(content))
    .sort((a, b) => Number(a.column.phone) - Number(b.column.phone))
    .at(-1);
  return filled.map(({ column, content }) => ({
    column,
    content,
    className: cx("wrap-anywhere md:py-2", place(column, isEmpty(content), column === last?.column), shared(column)),
  }));
}

export const layOut = { counts, head, row, cells };
