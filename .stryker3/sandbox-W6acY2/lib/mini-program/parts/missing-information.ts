import { units } from "../../format/units";
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
  };
  return (Object.keys(has) as RequiredInformation[]).filter((part) => !has[part]);
}
