import { AppLink, type Href } from "@/app/_components/ui/app-link";
import { Badge } from "@/app/_components/ui/badge";
import { languageLabel } from "@/lib/format/languages";
import { missingWords } from "@/lib/format/labels";
import type { Information, LanguageTexts } from "@/lib/information/get-information";

type Props = { information: Information; current: string; hrefOf: (language: string) => Href };

/** One language at a time; each says how far it is. */
export function LanguageNav({ information, current, hrefOf }: Props) {
  return (
    <nav aria-label="Languages">
      <ul className="flex flex-wrap gap-2">
        {information.languages.map((texts) => (
          <li key={texts.language} className="min-w-0">
            <AppLink
              href={hrefOf(texts.language)}
              aria-current={texts.language === current ? "page" : undefined}
              className="flex min-h-8 flex-wrap items-center gap-x-2 rounded border border-line bg-surface px-2.5 py-1 text-sm transition-colors hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft max-md:min-h-10"
            >
              <span className="font-medium wrap-anywhere">{languageLabel(texts.language)}</span>
              {texts.isDefault && (
                <Badge tone="info" dot={false}>
                  default
                </Badge>
              )}
              <span className="text-xs text-ink-2">{completeness(texts, information)}</span>
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A submission asks for the texts of the default language; of the others the name is enough. */
export function completeness(texts: LanguageTexts, { missing }: Information): string {
  const { isDefault, name, tagline, description, keywords } = texts;
  const needed = isDefault ? missing.filter((part) => part === "tagline" || part === "description") : [];
  const filled = [name, tagline, description, keywords.join("")].filter(Boolean).length;
  return missingWords(needed) ?? (filled === 4 ? "complete" : `${filled} of 4 texts`);
}
