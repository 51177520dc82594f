import { units } from "../../format/units";
import { coversEntrance } from "../../text/covers";
import type { MiniProgramType, RequiredInformation } from "../../vocabulary";

type Information = {
  type: MiniProgramType;
  tagline: string;
  description: string;
  categories: readonly string[];
  logoId: string | null;
  serviceEmail: string | null;
  servicePhone: string | null;
  entranceUrl: string | null;
  /** The H5 whitelist that counts now. */
  h5Domains: readonly string[];
};

/** What a first submission still needs, from the texts of the default language and the rest. */
export function missingInformation(information: Information): RequiredInformation[] {
  const has: Record<RequiredInformation, boolean> = {
    tagline: information.tagline !== "",
    description: units(information.description) >= 20,
    categories: information.categories.length > 0,
    logo: information.logoId !== null,
    service_contact: information.serviceEmail !== null || information.servicePhone !== null,
    entrance_url: information.type === "native" || information.entranceUrl !== null,
    listed_entrance: coversEntrance(information.h5Domains, information.entranceUrl),
  };
  return (Object.keys(has) as RequiredInformation[]).filter((part) => !has[part]);
}

/** The same once the H5 whitelist is another. */
export function missingAfterListing(
  { missing, entranceUrl }: { missing: RequiredInformation[]; entranceUrl: string | null },
  h5Domains: readonly string[],
): RequiredInformation[] {
  const others = missing.filter((part) => part !== "listed_entrance");
  return coversEntrance(h5Domains, entranceUrl) ? others : [...others, "listed_entrance"];
}
