import type { ReactNode } from "react";
import type { Href } from "@/app/_components/ui/app-link";
import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import { requiredLabels } from "@/lib/format/labels";
import type { Information } from "@/lib/information/get-information";
import type { RequiredInformation } from "@/lib/vocabulary";
import { editHref } from "./information-href";

/** The field that mends it; null is mended in the configuration. */
const mendedBy: Record<RequiredInformation, string | null> = {
  tagline: "tagline",
  description: "description",
  categories: "categories",
  logo: "logo",
  service_contact: "serviceEmail",
  entrance_url: "entranceUrl",
  listed_entrance: null,
};

type Props = {
  id: string;
  information: Information;
  mayEdit: boolean;
  seesConfiguration: boolean;
};

export function StillMissing({ id, information, mayEdit, seesConfiguration }: Props) {
  const { missing, defaultLanguage, entranceUrl } = information;
  if (missing.length === 0) return null;
  const mendedAt = (part: RequiredInformation): Href | null => {
    const field = mendedBy[part];
    if (field === null) return seesConfiguration ? `/mini-programs/${id}/configuration` : null;
    return mayEdit ? editHref(id, { language: defaultLanguage, field }) : null;
  };
  const words = (part: RequiredInformation) =>
    part === "listed_entrance" && entranceUrl !== null
      ? `${new URL(entranceUrl).host} on the H5 domain whitelist`
      : requiredLabels[part];
  return (
    <Card title="Still missing before a first submission">
      <ul className="flex flex-col gap-1.5 text-sm">
        {missing.map((part) => (
          <Missing key={part} href={mendedAt(part)}>
            {words(part)}
          </Missing>
        ))}
      </ul>
    </Card>
  );
}

function Missing({ href, children }: { href: Href | null; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2.5">
      <span aria-hidden className="size-3.5 shrink-0 rounded-full border-[1.5px] border-line-strong" />
      <span className="min-w-0 wrap-anywhere">
        {href === null ? children : <TextLink href={href}>{children}</TextLink>}
      </span>
    </li>
  );
}
