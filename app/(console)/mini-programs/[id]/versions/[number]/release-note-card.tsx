import { AppLink } from "@/app/_components/ui/app-link";
import { Card } from "@/app/_components/ui/card";
import { languageDirection, languageLabel } from "@/lib/format/languages";
import type { Version } from "@/lib/version/get-version";
import { ReleaseNoteForm } from "./release-note-form";

type Props = { id: string; version: Version; language: string | string[] | undefined };

/** The release note, one language at a time. */
export function ReleaseNoteCard({ id, version: { number, releaseNotes }, language }: Props) {
  const shown = releaseNotes.find((note) => note.language === language) ?? releaseNotes[0];
  if (!shown) return null;
  return (
    <div id="release-note" className="scroll-mt-4">
      <Card title="Release note" note="Who decides reads it, and the users of the app">
        {releaseNotes.length > 1 && (
          <nav aria-label="Languages" className="mb-4">
            <ul className="flex flex-wrap gap-2">
              {releaseNotes.map(({ language, isDefault, note }) => (
                <li key={language}>
                  <AppLink
                    href={`?language=${encodeURIComponent(language)}#release-note`}
                    aria-current={language === shown.language ? "page" : undefined}
                    className="flex min-h-8 items-center gap-x-2 rounded border border-line bg-surface px-2.5 py-1 text-sm transition-colors hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft max-md:min-h-10"
                  >
                    <span className="font-medium">{languageLabel(language)}</span>
                    <span className="text-xs text-ink-2">
                      {note !== "" ? "written" : isDefault ? "needed" : "none yet"}
                    </span>
                  </AppLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <ReleaseNoteForm
          key={shown.language}
          id={id}
          number={number}
          language={shown.language}
          note={shown.note}
          isDefault={shown.isDefault}
          direction={languageDirection(shown.language)}
        />
      </Card>
    </div>
  );
}
