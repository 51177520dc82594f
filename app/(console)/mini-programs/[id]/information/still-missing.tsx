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

type Props = {
  id: string;
  information: Information;
  /** The entrance's host, while the H5 whitelist does not hold it. */
  unlistedHost: string | null;
  mayEdit: boolean;
  seesConfiguration: boolean;
};

export function StillMissing({ id, information, unlistedHost, mayEdit, seesConfiguration }: Props) {
  const { missing, defaultLanguage } = information;
  if (missing.length === 0 && unlistedHost === null) return null;
  const whitelist = `${unlistedHost} on the H5 domain whitelist`;
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
          <Missing key={part}>{linked(part, requiredLabels[part])}</Missing>
        ))}
        {unlistedHost !== null && (
          <Missing>
            {seesConfiguration ? (
              <TextLink href={`/mini-programs/${id}/configuration`}>{whitelist}</TextLink>
            ) : (
              whitelist
            )}
          </Missing>
        )}
      </ul>
    </Card>
  );
}

function Missing({ children }: { children: ReactNode }) {
  return (
    <li className="flex items-center gap-2.5">
      <span aria-hidden className="size-3.5 shrink-0 rounded-full border-[1.5px] border-line-strong" />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </li>
  );
}
