import { roleLabels } from "@/lib/format/labels";
import type { EffectiveRole } from "@/lib/access/effective-roles";

/** "you are Developer Admin", which opens why. */
export function YouAre({ roles }: { roles: EffectiveRole[] }) {
  const words = [...new Set(roles.map(({ role }) => roleLabels[role]))];
  return (
    <>
      you are{" "}
      <button
        type="button"
        popoverTarget="you-are"
        className="rounded align-baseline! font-medium text-ink underline decoration-line-strong underline-offset-3 hover:decoration-ink"
      >
        {words.join(" and ")}
      </button>
      <ul id="you-are" popover="auto" className="floating panel text-sm">
        {roles.map(({ role, from }) => (
          <li key={role + (from === "mini_program" ? "" : from.workspaceId)} className="px-2 py-1.5">
            <span className="font-medium">{roleLabels[role]}</span>
            <span className="block text-ink-2">
              {from === "mini_program"
                ? "as a member of this mini program"
                : `through your role in ${from.workspaceName}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
