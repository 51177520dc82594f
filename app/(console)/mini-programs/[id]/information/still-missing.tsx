import type { ReactNode } from "react";
import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import { requiredLabels } from "@/lib/format/labels";
import type { Information } from "@/lib/information/get-information";
import type { RequiredInformation } from "@/lib/vocabulary";
import { editHref } from "./information-href";

/** The field that mends it. */
const mendedBy: Record<RequiredInformation, string> = {
  tagline: "tagline",
  description: "description",
  categories: "categories",
  logo: "logo",
  service_contact: "serviceEmail",
  entrance_url: "entranceUrl",
};

type Props = { id: string; information: Information; mayEdit: boolean };

export function StillMissing({ id, information: { missing, defaultLanguage }, mayEdit }: Props) {
  if (missing.length === 0) return null;
  const linked = (part: RequiredInformation, words: ReactNode) =>
    mayEdit ? (
      <TextLink href={editHref(id, { language: defaultLanguage, field: mendedBy[part] })}>{words}</TextLink>
    ) : (
      words
    );
  return (
    <Card title="Still missing before a first submission">
      <ul className="flex flex-col gap-1.5 text-sm">
        {missing.map((part) => (
          <li key={part} className="flex items-center gap-2.5">
            <span aria-hidden className="size-3.5 shrink-0 rounded-full border-[1.5px] border-line-strong" />
            {linked(part, requiredLabels[part])}
          </li>
        ))}
      </ul>
    </Card>
  );
}
