import { categoryLabel, typeLabels } from "@/lib/format/labels";
import { languageLabel } from "@/lib/format/languages";
import type { Information } from "@/lib/information/get-information";
import type { MiniProgramHeader } from "@/lib/mini-program/get-mini-program";

/** What stands once for all languages, in words; nothing else of it is sent to the browser. */
export function generalFacts(header: MiniProgramHeader, information: Information) {
  const { type, defaultLanguage, categories, logoId, serviceEmail, servicePhone, entranceUrl } = information;
  const { id, name, workspace, creator, createdAt, updatedAt } = header;
  return {
    ...{ id, name, logoId, serviceEmail, servicePhone, createdAt, updatedAt },
    type: typeLabels[type],
    hasEntrance: type === "html5",
    entranceUrl,
    language: languageLabel(defaultLanguage),
    categories: categories.map(categoryLabel),
    workspace: workspace.name,
    creator: creator.name,
  };
}

export type GeneralFacts = ReturnType<typeof generalFacts>;
