import { Alert } from "@/app/_components/ui/alert";
import { Time } from "@/app/_components/ui/time";
import { roleLabels } from "@/lib/format/labels";
import type { Workspace } from "@/lib/workspace/get-workspace";

/** Roles that the groups of the identity provider give no more, and that stay because nobody else could do the work. */
export function KeptRoles({ kept }: { kept: Workspace["kept"] }) {
  if (kept.length === 0) return null;
  return (
    <Alert tone="warn" className="mb-4" title="A role stays against the groups of the identity provider">
      <ul>
        {kept.map(({ personId, name, role, since }) => (
          <li key={personId}>
            {name} is still {roleLabels[role]}, since <Time value={since} />: nobody else could do this work.
          </li>
        ))}
      </ul>
      <p className="mt-1">Give the role to somebody else. It then ends at the next sign-in.</p>
    </Alert>
  );
}
