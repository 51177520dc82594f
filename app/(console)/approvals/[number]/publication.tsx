import { ChevronDown } from "lucide-react";
import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import type { DifferenceGroup } from "@/lib/review/difference";
import type { RequestDetail } from "@/lib/review/get-request";
import { DifferenceRow } from "./difference-row";

export type Published = NonNullable<NonNullable<RequestDetail["full"]>["publication"]>;

type Props = { request: number; publication: Published };

/** What the version brings against the released one, the weightiest first. */
export function PublicationCard({ request, publication }: Props) {
  const { against, groups, files, mayInspect } = publication;
  const isFirst = against === null;
  return (
    <Card
      title="What changes"
      note={
        isFirst
          ? "Nothing is released to compare with: all of it stands here."
          : `Against ${against} as it was asked for.`
      }
      flush
    >
      <div className="divide-y divide-line">
        {groups.map((group) => (
          <Group key={group.title} group={group} isFirst={isFirst} />
        ))}
        {(files ?? (isFirst && mayInspect)) && (
          <section className="px-4 py-3.5">
            <h3 className="inline font-semibold">Files</h3>{" "}
            <span className="text-sm text-ink-2">{files ? fileWords(files) : "All of them are new"}</span>
            {mayInspect && (
              <p className="mt-1 text-sm">
                <TextLink href={`/approvals/${request}/files`}>Look into the files</TextLink>
              </p>
            )}
          </section>
        )}
      </div>
    </Card>
  );
}

function Group({ group: { title, differences }, isFirst }: { group: DifferenceGroup; isFirst: boolean }) {
  const changed = differences.filter(({ mark }) => mark !== "same");
  const same = differences.filter(({ mark }) => mark === "same");
  if (changed.length === 0) {
    return (
      <details className="group/same">
        <summary className="min-h-6 cursor-pointer px-4 py-3 hover:bg-canvas">
          <h3 className="inline font-semibold">{title}</h3>{" "}
          <span className="ms-1 text-sm text-ink-2">{same.length} as before</span>
          <ChevronDown aria-hidden className="ms-1 inline size-4 text-ink-3 group-open/same:rotate-180" />
        </summary>
        <Rows differences={same} isFirst={isFirst} />
      </details>
    );
  }
  return (
    <section>
      <div className="flex flex-wrap items-baseline gap-x-2 px-4 py-3">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-sm text-ink-2">{isFirst ? changed.length : changeWords(differences)}</p>
      </div>
      <Rows differences={changed} isFirst={isFirst} />
      {same.length > 0 && (
        <details className="border-t border-line">
          <summary className="min-h-6 cursor-pointer px-4 py-2 text-sm text-ink-2 hover:text-ink">
            Show {same.length} as before
          </summary>
          <Rows differences={same} isFirst={isFirst} />
        </details>
      )}
    </section>
  );
}

function Rows({ differences, isFirst }: Omit<DifferenceGroup, "title"> & { isFirst: boolean }) {
  return (
    <ul className="divide-y divide-line border-t border-line">
      {differences.map((difference) => (
        <DifferenceRow key={difference.key} difference={difference} isFirst={isFirst} />
      ))}
    </ul>
  );
}

function changeWords(differences: DifferenceGroup["differences"]): string {
  const count = (mark: string) => differences.filter((difference) => difference.mark === mark).length;
  const parts = [
    [count("added"), "added"],
    [count("changed"), "changed"],
    [count("removed"), "gone"],
    [count("same"), "as before"],
  ] as const;
  return inParts(parts);
}

const fileWords = ({ added, removed, changed }: NonNullable<Published["files"]>) =>
  inParts([
    [changed, "changed"],
    [added, "added"],
    [removed, "gone"],
  ]) || "None differs";

function inParts(parts: readonly (readonly [number, string])[]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}
