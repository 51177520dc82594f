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

function counts<Row>(columns: Column<Row>[]): string {
  const upTo = (widths: (Column<Row>["from"] | undefined)[]) =>
    columns.filter((column) => widths.includes(column.from)).length;
  return `cols-${upTo([undefined])} lg:cols-${upTo([undefined, "lg"])} xl:cols-${upTo([undefined, "lg", "xl"])}`;
}

const hiddenBetween = { lg: "md:max-lg:hidden", xl: "md:max-xl:hidden", never: "md:hidden" };
const hiddenBelow = { md: "max-md:hidden", lg: "max-lg:hidden", xl: "max-xl:hidden", never: "hidden" };

function head<Row>({ from, align, className }: Column<Row>): string {
  return cx("list-head", from && hiddenBetween[from], align === "end" && "md:text-end", className);
}

function cell<Row>(column: Column<Row>, isEmpty: boolean, isFirst: boolean): string {
  const { phone = "none", from, align, className } = column;
  const isOnPhone = phone === "title" || phone === "state" || (phone !== "none" && !isEmpty);
  return cx(
    isOnPhone ? cx(place(phone, isFirst), from && hiddenBetween[from]) : hiddenBelow[from ?? "md"],
    align === "end" && "md:text-end",
    className,
  );
}

function place(phone: Exclude<Column<never>["phone"], "none" | undefined>, isFirst: boolean): string {
  if (phone === "title" || phone === "state" || phone === "acts") return `list-${phone}`;
  return cx(orders[phone], "list-line", !isFirst && "list-dot");
}

const isEmpty = (content: ReactNode) =>
  content === null || content === undefined || content === false || content === "";

function cells<Row>(columns: Column<Row>[], row: Row) {
  const filled = columns
    .map((column) => ({ column, content: column.cell(row) }))
    .filter(({ column: { from }, content }) => from !== "never" || !isEmpty(content));
  const first = filled
    .filter(({ column, content }) => typeof column.phone === "number" && !isEmpty(content))
    .sort((a, b) => Number(a.column.phone) - Number(b.column.phone))
    .at(0);
  return filled.map(({ column, content }) => ({
    column,
    content,
    className: cell(column, isEmpty(content), column === first?.column),
  }));
}

/** The classes stand in components.css: what hundreds of cells share is sent once. */
export const layOut = { counts, head, cells };
