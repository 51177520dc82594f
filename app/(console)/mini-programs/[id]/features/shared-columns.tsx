import type { Column } from "@/app/_components/ui/column";
import { RowTitle } from "@/app/_components/ui/row-title";
import { SensitiveBadge } from "../../../catalog/sensitive-badge";
import { jsapiWords } from "./jsapi-words";

type Named = { key: string; name: string };
type Granting = { jsapis: number; sensitive: number };

/** A feature's name, leading to it. */
export const nameColumn = (id: string): Column<Named> => ({
  key: "name",
  head: "Feature",
  phone: "title",
  cell: ({ key, name }) => <RowTitle href={`/mini-programs/${id}/features/${key}`}>{name}</RowTitle>,
});

/** How many JSAPIs it grants, and how many of these are sensitive. */
export const jsapiColumns: Column<Granting>[] = [
  {
    key: "jsapis",
    head: "JSAPIs",
    phone: 1,
    align: "end",
    cell: ({ jsapis }) => (
      <>
        <span className="tabular-nums max-md:hidden">{jsapis}</span>
        <span className="md:hidden">{jsapiWords(jsapis)}</span>
      </>
    ),
  },
  {
    key: "sensitive",
    head: "Sensitive",
    phone: 2,
    className: "md:whitespace-nowrap max-md:text-warn!",
    cell: ({ sensitive }) => sensitive > 0 && <SensitiveBadge count={sensitive} />,
  },
];
