import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { Time } from "@/app/_components/ui/time";
import { languageDirection, languageLabel } from "@/lib/format/languages";
import type { Version } from "@/lib/version/get-version";
import { DigestFact, PackageFacts } from "../package-facts";

/** What it is made of and said of it. The notes stand elsewhere while they can be written. */
export function VersionInfo({ version, withNotes }: { version: Version; withNotes: boolean }) {
  const { number, uploader, uploadedAt, uploadNote, contents, entranceUrl, digest, releaseNotes } = version;
  const written = releaseNotes.filter(({ note }) => note !== "");
  return (
    <Card title="Version info">
      <DefinitionList>
        <Fact term="Number">{number}</Fact>
        <Fact term="Uploaded">
          {uploader.name}, <Time value={uploadedAt} form="date-time" />{" "}
          <span className="text-ink-2">from the console</span>
        </Fact>
        {contents && <PackageFacts contents={contents} />}
        {entranceUrl && (
          <Fact term="Entrance URL">
            <span className="font-mono text-xs">{entranceUrl}</span>
          </Fact>
        )}
        <DigestFact digest={digest} />
        {uploadNote && (
          <Fact term="Upload note">
            <span dir="auto" className="whitespace-pre-line">
              {uploadNote}
            </span>
          </Fact>
        )}
        {withNotes && (
          <Fact term="Release notes" empty="None">
            {written.length > 0 && (
              <div className="flex flex-col gap-2.5">
                {written.map(({ language, note }) => (
                  <div key={language}>
                    <p className="text-xs text-ink-2">{languageLabel(language)}</p>
                    <p lang={language} dir={languageDirection(language)} className="whitespace-pre-line">
                      {note}
                    </p>
                  </div>
                ))}
              </div>
            )}
          </Fact>
        )}
      </DefinitionList>
    </Card>
  );
}
