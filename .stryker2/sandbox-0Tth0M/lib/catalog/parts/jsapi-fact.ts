import { platformLabels } from "../../format/labels";
import type { Fact } from "../../request/snapshot";
import type { GrantedJsapi } from "./granted-jsapis";

type Jsapi = GrantedJsapi & { countsAsSensitive?: boolean };

/** A JSAPI as whoever reviews reads it. */
export function jsapiFact({ name, description, platforms, sensitive, countsAsSensitive = false }: Jsapi): Fact {
  const on = platforms.map((platform) => platformLabels[platform]).join(", ");
  const mark = sensitive ? " · Sensitive" : countsAsSensitive ? " · Was marked sensitive before" : "";
  return { key: `jsapi:${name}`, term: name, value: [description, `${on}${mark}`] };
}
