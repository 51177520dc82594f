"use client";

import { Card } from "@/app/_components/ui/card";
import { cx } from "@/app/_components/ui/cx";
import { matrix, type Action } from "@/lib/access/matrix";
import { roleLabels } from "@/lib/format/labels";
import { roles, type Role } from "@/lib/vocabulary";

const actions = Object.keys(matrix) as Action[];
const initials: Record<Role, string> = {
  workspace_admin: "WA",
  workspace_reviewer: "WR",
  workspace_developer: "WD",
  developer_admin: "DA",
  developer: "D",
};

/** The whole matrix, with the columns of one's own roles marked. */
export function MatrixTable({ mine, phrases }: { mine: Role[]; phrases: Record<Action, string> }) {
  return (
    <Card title="The role matrix" note="what each role allows, wherever it holds" flush>
      <div className="relative overflow-x-auto" role="region" aria-label="The role matrix" tabIndex={0}>
        <table className="matrix w-full text-sm">
          <thead>
            <tr className="border-b border-line text-xs text-ink-2">
              <th scope="col" className="px-4.5 py-2.5 text-start font-medium max-md:px-4">
                Action
              </th>
              {roles.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className={cx(
                    "relative px-2 py-2.5 text-center font-medium max-md:px-1.5",
                    mine.includes(role) && "bg-accent-soft text-accent",
                  )}
                >
                  <span className="max-lg:sr-only">{roleLabels[role]}</span>
                  <abbr aria-hidden title={roleLabels[role]} className="no-underline lg:hidden">
                    {initials[role]}
                  </abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action}>
                <th scope="row">
                  <span>{phrases[action]}</span>
                  <code>{action}</code>
                </th>
                {roles.map((role) => (
                  <td key={role} className={mine.includes(role) ? "bg-accent-soft/50" : undefined}>
                    <span className={matrix[action][role] ? "may" : "may-not"}>
                      {matrix[action][role] ? "yes" : "no"}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
