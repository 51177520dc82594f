import { isList, type Configuration } from "./fields";
import { configurationFields, type ConfigurationField } from "../vocabulary";
import { unicodeHost } from "./punycode";

/** A configuration as its form shows and sends it: one entry a line, host names as people read them. */
export function formValues(configuration: Configuration): Record<ConfigurationField, string> {
  const values = configurationFields.map((field) => [
    field,
    isList(field) ? configuration[field].map(readable).join("\n") : (configuration[field] ?? ""),
  ]);
  return Object.fromEntries(values) as Record<ConfigurationField, string>;
}

/** An entry as people read it. Only hosts have another form; what is no host stays as it is. */
export function readable(entry: string): string {
  const [, start = "", host] = /^([a-z]+:\/\/)(.*)$/s.exec(entry) ?? [];
  return host === undefined ? entry : start + unicodeHost(host);
}

/** The entries that people read in another form than they are kept in, each with that form. */
export function readableEntries({ serverDomains, h5Domains, testers }: Configuration): Map<string, string> {
  const entries = [...serverDomains, ...h5Domains, ...testers].map((entry) => [entry, readable(entry)] as const);
  return new Map(entries.filter(([entry, shown]) => shown !== entry));
}

/** Both ways where they differ: as people read it, and as it is kept. */
export function bothWays(entry: string): string {
  const shown = readable(entry);
  return shown === entry ? entry : `${shown} (${entry})`;
}
