import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { languageLabel } from "@/lib/format/languages";
import { missingWords } from "@/lib/format/labels";
import type { LanguageTexts } from "@/lib/information/get-information";
import type { RequiredInformation } from "@/lib/vocabulary";

type Props = { texts: LanguageTexts; missing: RequiredInformation[] };

/** A submission asks for the texts of the default language; of the others the name is enough. */
export function LanguageInformation({ texts, missing }: Props) {
  const { language, isDefault, name, tagline, description, keywords } = texts;
  const needed = isDefault ? missing.filter((part) => part === "tagline" || part === "description") : [];
  const filled = [name, tagline, description, keywords.join("")].filter(Boolean).length;
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          {languageLabel(language)}
          {isDefault && (
            <Badge tone="info" dot={false}>
              default
            </Badge>
          )}
        </span>
      }
      note={missingWords(needed) ?? (filled === 4 ? "complete" : `${filled} of 4 texts`)}
    >
      <div lang={language}>
        <DefinitionList>
          <Fact term="Name">{name}</Fact>
          <Fact term="Tagline">{tagline}</Fact>
          <Fact term="Description">{description && <span className="whitespace-pre-line">{description}</span>}</Fact>
          <Fact term="Keywords">{keywords.join(", ")}</Fact>
        </DefinitionList>
      </div>
    </Card>
  );
}
