import type { Href } from "@/app/_components/ui/app-link";
import { missingWords } from "@/lib/format/labels";
import { languageLabel } from "@/lib/format/languages";
import type { Information, LanguageTexts } from "@/lib/information/get-information";
import type { LanguageEntry } from "./language-nav";

/** The languages to choose from, in words. */
export function languageEntries(information: Information, hrefOf: (language: string) => Href): LanguageEntry[] {
  return information.languages.map((texts) => ({
    language: texts.language,
    href: hrefOf(texts.language),
    label: languageLabel(texts.language),
    isDefault: texts.isDefault,
    note: completeness(texts, information),
  }));
}

/** A submission asks for the texts of the default language; of the others the name is enough. */
export function completeness(texts: LanguageTexts, { missing }: Information): string {
  const { isDefault, name, tagline, description, keywords } = texts;
  const needed = isDefault ? missing.filter((part) => part === "tagline" || part === "description") : [];
  const filled = [name, tagline, description, keywords.join("")].filter(Boolean).length;
  return missingWords(needed) ?? (filled === 4 ? "complete" : `${filled} of 4 texts`);
}
