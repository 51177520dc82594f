"use client";

import type { ReactNode } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import type { LanguageTexts } from "@/lib/information/get-information";

type Props = {
  texts: LanguageTexts;
  label: string;
  direction: "ltr" | "rtl";
  note: string;
  acts?: ReactNode;
};

export function LanguageInformation({ texts, label, direction, note, acts }: Props) {
  const { language, isDefault, name, tagline, description, keywords } = texts;
  const written = { lang: language, dir: direction };
  return (
    <Card title={<LanguageTitle label={label} isDefault={isDefault} />} note={note} acts={acts}>
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

export function LanguageTitle({ label, isDefault }: { label: string; isDefault: boolean }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      {label}
      {isDefault && <DefaultBadge />}
    </span>
  );
}

export function DefaultBadge() {
  return (
    <Badge tone="info" dot={false}>
      default
    </Badge>
  );
}
