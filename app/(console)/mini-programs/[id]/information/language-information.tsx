import type { ReactNode } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { languageDirection, languageLabel } from "@/lib/format/languages";
import type { LanguageTexts } from "@/lib/information/get-information";

type Props = { texts: LanguageTexts; note: string; acts?: ReactNode };

export function LanguageInformation({ texts, note, acts }: Props) {
  const { language, name, tagline, description, keywords } = texts;
  const written = { lang: language, dir: languageDirection(language) };
  return (
    <Card title={<LanguageTitle {...texts} />} note={note} acts={acts}>
      <DefinitionList>
        <Fact term="Name">{name && <div {...written}>{name}</div>}</Fact>
        <Fact term="Tagline">{tagline && <div {...written}>{tagline}</div>}</Fact>
        <Fact term="Description">
          {description && (
            <div {...written} className="whitespace-pre-line">
              {description}
            </div>
          )}
        </Fact>
        <Fact term="Keywords">{keywords.length > 0 && <div {...written}>{keywords.join(", ")}</div>}</Fact>
      </DefinitionList>
    </Card>
  );
}

export function LanguageTitle({ language, isDefault }: { language: string; isDefault: boolean }) {
  return (
    <span className="flex items-center gap-2">
      {languageLabel(language)}
      {isDefault && (
        <Badge tone="info" dot={false}>
          default
        </Badge>
      )}
    </span>
  );
}
