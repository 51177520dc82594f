import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import type { Workspace } from "@/lib/workspace/get-workspace";
import { RemovalForm } from "./removal-form";

/** What stands in the way of removing it, each with its link, or the form that removes it. */
export function RemovalCard({ workspace: { id, name, owned, ownsMore, members } }: { workspace: Workspace }) {
  if (owned.length === 0) {
    return (
      <Card title="Remove this workspace">
        <RemovalForm id={id} name={name} members={members} />
      </Card>
    );
  }
  return (
    <Card title="Remove this workspace">
      <p className="text-sm text-ink-2">
        It can be removed once it owns no mini program any more. These are to be deleted for good first:
      </p>
      <ul className="mt-2 flex flex-col gap-1 text-sm">
        {owned.map((program) => (
          <li key={program.id} dir="auto">
            <TextLink href={`/mini-programs/${program.id}/information`}>{program.name}</TextLink>
          </li>
        ))}
      </ul>
      {ownsMore && (
        <p className="mt-2 text-sm">
          <TextLink href={`/mini-programs?workspace=${id}`}>Show all of its mini programs</TextLink>
        </p>
      )}
    </Card>
  );
}
