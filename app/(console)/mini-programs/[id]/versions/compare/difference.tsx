import type { ReactNode } from "react";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { TextLink } from "@/app/_components/ui/text-link";
import { sizeText } from "@/lib/format/size-text";
import { versionStateLabels } from "@/lib/format/labels";
import type { AddedAndRemoved, ComparedVersion, VersionDifference } from "@/lib/version/compare-versions";
import { ChangeList } from "./change-list";

/** What came and went, most telling first. */
export function Difference({ id, difference }: { id: string; difference: VersionDifference }) {
  const { from, to, files } = difference;
  const names = [
    { title: "JSAPIs", change: difference.jsapis },
    { title: "Server hosts", change: difference.serverHosts },
    { title: "Web view hosts", change: difference.webViewHosts },
    { title: "Pages", change: difference.pages },
  ].flatMap(({ title, change }) => (change ? [{ title, change }] : []));
  const isSame = ({ change: { added, removed } }: (typeof names)[number]) => added.length + removed.length === 0;
  const same = names.filter(isSame).map(({ title }) => title);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Card title="In short">
        <DefinitionList>
          <Fact term="From">
            <InShort id={id} version={from} />
          </Fact>
          <Fact term="To">
            <InShort id={id} version={to} />
          </Fact>
          {from.size !== null && to.size !== null && <Fact term="Size">{sizeChange(from.size, to.size)}</Fact>}
          {from.entranceUrl !== null && to.entranceUrl !== null && (
            <Fact term="Entrance URL">
              {from.entranceUrl === to.entranceUrl ? (
                "the same"
              ) : (
                <ChangeList removed={[from.entranceUrl]} added={[to.entranceUrl]} />
              )}
            </Fact>
          )}
          {same.length > 0 && <Fact term="No difference in">{same.join(", ")}</Fact>}
        </DefinitionList>
      </Card>
      {names
        .filter((one) => !isSame(one))
        .map((one) => (
          <Names key={one.title} {...one} />
        ))}
      {files && <Files files={files} />}
    </div>
  );
}

function InShort({ id, version: { number, state, fileCount, size } }: { id: string; version: ComparedVersion }) {
  return (
    <>
      <TextLink href={`/mini-programs/${id}/versions/${number}`}>{number}</TextLink>, {versionStateLabels[state]}
      {size !== null && fileCount !== null && (
        <span className="text-ink-2">
          , {sizeText(size)}, {fileCount === 1 ? "1 file" : `${fileCount.toLocaleString("en")} files`}
        </span>
      )}
    </>
  );
}

function sizeChange(from: number, to: number): string {
  if (from === to) return "the same";
  return `${sizeText(Math.abs(to - from))} ${to > from ? "larger" : "smaller"}`;
}

function Names({ title, change: { added, removed } }: { title: string; change: AddedAndRemoved }) {
  return (
    <Section title={title} counts={[added.length, removed.length, 0]}>
      <ChangeList added={added} removed={removed} />
    </Section>
  );
}

function Files({ files: { added, removed, changed } }: { files: NonNullable<VersionDifference["files"]> }) {
  const named = ({ path, size }: { path: string; size: number }) => ({ text: path, note: sizeText(size) });
  return (
    <Section title="Files" counts={[added.length, removed.length, changed.length]}>
      <ChangeList
        added={added.map(named)}
        removed={removed.map(named)}
        changed={changed.map(({ path, before, after }) => ({
          text: path,
          note: before === after ? sizeText(after) : `${sizeText(before)} → ${sizeText(after)}`,
        }))}
      />
    </Section>
  );
}

type SectionProps = { title: string; counts: [added: number, removed: number, changed: number]; children: ReactNode };

function Section({ title, counts: [added, removed, changed], children }: SectionProps) {
  const note = [added > 0 && `${added} added`, removed > 0 && `${removed} removed`, changed > 0 && `${changed} changed`]
    .filter(Boolean)
    .join(", ");
  return (
    <Card title={title} note={note || "No difference"} flush={note !== ""}>
      {note ? children : <p className="text-sm text-ink-2">Both have the same.</p>}
    </Card>
  );
}
