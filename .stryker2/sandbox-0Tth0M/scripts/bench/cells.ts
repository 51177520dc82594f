import type { ListMiniPrograms } from "../../lib/mini-program/list-inputs";
import { listMiniProgramsInput } from "../../lib/mini-program/list-inputs";
import { categories } from "../../lib/vocabulary";
import { profiles, type Profile } from "./people";
import { terms } from "./terms";

export type Cell = { profile: Profile; term: string; variant: string; input: ListMiniPrograms };

export type Found = { id: string; creatorName: string; creatorEmail: string; workspaceId: string };

const everyCategory = categories.map(({ value }) => value);

/** Every role, with every term, alone and with each filter and each sort. `one` is a mini program that the person sees. */
export function cellsOf(profile: Profile, one: Found | undefined): Cell[] {
  const known = one ?? {
    id: "1234567890123456",
    creatorName: "Siti Rahayu",
    creatorEmail: "siti@x.example",
    workspaceId: "",
  };
  const variants: Record<string, object> = {
    alone: {},
    "status released": { status: ["released"] },
    "status archived": { status: ["archived"] },
    ...(profile === "admin" ? { "status deleted": { status: ["deleted"] } } : {}),
    "type html5": { type: ["html5"] },
    workspace: { workspace: [known.workspaceId] },
    "usual category": { category: [everyCategory[0]] },
    "rare category": { category: [everyCategory.at(-1)] },
    "needs my attention": { attention: "1" },
    "sort name": { sort: "name" },
    "sort created": { sort: "created" },
  };
  const typed: [string, string][] = [
    ["no term", ""],
    ...terms.map(({ matches, length, script, q }): [string, string] => [`${matches}, ${length} ${script}`, q]),
    ...[1, 2, 3, 8, 16].map((digits): [string, string] => [`ID, ${digits} digits`, known.id.slice(0, digits)]),
    ["creator's name", known.creatorName],
    ["creator's e-mail", known.creatorEmail],
  ];
  return typed.flatMap(([term, q]) =>
    Object.entries(variants).map(([variant, state]) => ({
      ...{ profile, term, variant },
      input: listMiniProgramsInput.parse({ q, ...state }),
    })),
  );
}

export const everyProfile = Object.keys(profiles) as Profile[];
