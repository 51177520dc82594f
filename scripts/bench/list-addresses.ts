import type { Ctx } from "../../lib/context";
import { listMiniProgramsInput, type ListMiniPrograms } from "../../lib/mini-program/list-inputs";
import { categories } from "../../lib/vocabulary";
import { deepPage, findOne } from "./measure";
import { terms } from "./terms";

type Query = Partial<Record<keyof ListMiniPrograms, string>>;

/** The list as people ask for it: each filter and sort, each thing to search by, the beginning and far into it. */
export async function listAddresses(ctx: Ctx): Promise<Map<string, string>> {
  const one = await findOne(ctx, listMiniProgramsInput.parse({}));
  if (!one) throw new Error("The list is empty.");
  const term = (matches: string, script: string) =>
    terms.find((known) => known.matches === matches && known.script === script && known.length === 12)?.q ?? "";
  const queries: Record<string, Query> = {
    "first page": {},
    "status released": { status: "released" },
    "status archived": { status: "archived" },
    "type HTML5": { type: "html5" },
    "one workspace": { workspace: one.workspaceId },
    "usual category": { category: categories[0]?.value ?? "" },
    "rare category": { category: categories.at(-1)?.value ?? "" },
    "needs my attention": { attention: "1" },
    "sort by name": { sort: "name" },
    "sort by creation": { sort: "created" },
    "name, one match": { q: term("one", "Latin") },
    "name, 1 % match": { q: term("1 %", "Latin") },
    "Chinese name, 1 % match": { q: term("1 %", "Chinese") },
    "name, half match": { q: term("half", "Latin") },
    "ID, 8 digits": { q: one.id.slice(0, 8) },
    ID: { q: one.id },
    "creator's name": { q: one.creatorName },
    "creator's e-mail": { q: one.creatorEmail },
  };
  const deep: [string, Query][] = [];
  for (const name of ["first page", "sort by name", "name, half match"]) {
    const query = queries[name] ?? {};
    const page = await deepPage(ctx, listMiniProgramsInput.parse(query));
    deep.push([`${name === "first page" ? "" : `${name}, `}1,000th page`, { ...query, cursor: page?.cursor ?? "" }]);
  }
  return new Map([...Object.entries(queries), ...deep].map(([name, query]) => [name, address(query)]));
}

function address(query: Query): string {
  const parameters = new URLSearchParams(query);
  return parameters.size > 0 ? `/mini-programs?${parameters}` : "/mini-programs";
}
