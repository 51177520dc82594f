import { FilterBar } from "@/app/_components/filter/filter-bar";
import { SearchField } from "@/app/_components/filter/search-field";
import { Card } from "@/app/_components/ui/card";
import { load } from "@/app/_server/load";
import { findEligible } from "@/lib/member/find-eligible";
import { loadMiniProgram } from "../load-mini-program";
import { AddForm } from "./add-form";
import { memberRoles } from "./member-roles";

/** Called, not rendered: what it throws is the page's to answer. */
export async function addView({ id, q }: { id: string; q: string }) {
  const [{ workspace }, eligible] = await Promise.all([
    loadMiniProgram(id),
    load((ctx) => findEligible(ctx, { id, q })),
  ]);
  return (
    <Card title="Add members" className="max-w-180">
      <p className="mb-3 text-sm text-ink-2">
        {workspace.kind === "developer" &&
          `Active members of ${workspace.name} are found by any part of their name or e-mail. `}
        People of the super-app workspace are found by their e-mail typed in full.
      </p>
      <FilterBar
        label="People who can be added"
        search={<SearchField name="q" label="Search people" placeholder="Name or e-mail" value={q} />}
        keep={{ add: "yes" }}
      />
      <AddForm id={id} q={q} eligible={eligible} roles={memberRoles} />
    </Card>
  );
}
