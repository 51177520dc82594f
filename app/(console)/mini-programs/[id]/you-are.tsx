import { roleLabels } from "@/lib/access/sentences";
import type { EffectiveRole } from "@/lib/access/effective-roles";

/** "you are Developer Admin", which opens why. */
export function YouAre({ roles }: { roles: EffectiveRole[] }) {
  const words = [...new Set(roles.map(({ role }) => roleLabels[role]))];
  return (
    <details className="relative inline-block">
      <summary className="cursor-pointer rounded">
        you are{" "}
        <span className="font-medium text-ink underline decoration-line-strong underline-offset-3">
          {words.join(" and ")}
        </span>
      </summary>
      <ul className="absolute z-10 mt-1.5 w-72 max-w-[80vw] rounded-lg border border-line bg-surface p-3 text-sm text-ink shadow-float">
        {roles.map(({ role, from }) => (
          <li key={role + (from === "mini_program" ? "" : from.workspaceId)} className="not-first:mt-2">
            <span className="font-medium">{roleLabels[role]}</span>
            <span className="block text-ink-2">
              {from === "mini_program"
                ? "as a member of this mini program"
                : `through your role in ${from.workspaceName}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
