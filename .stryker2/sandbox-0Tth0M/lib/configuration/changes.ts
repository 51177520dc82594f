import { isList, type Configuration } from "./fields";
import { configurationFields, type ConfigurationField } from "../vocabulary";

/** What goes and what comes in one field. Of an ID at most one of each. */
export type ConfigurationChange = { field: ConfigurationField; removed: string[]; added: string[] };

/** What has to change to get from one state to another, in the order of the fields. */
export function changesBetween(from: Configuration, to: Configuration): ConfigurationChange[] {
  return configurationFields
    .map((field) => {
      const [former, next] = [entriesOf(from, field), entriesOf(to, field)];
      const removed = former.filter((entry) => !next.includes(entry));
      return { field, removed, added: next.filter((entry) => !former.includes(entry)) };
    })
    .filter(({ removed, added }) => removed.length + added.length > 0);
}

function entriesOf(configuration: Configuration, field: ConfigurationField): string[] {
  if (isList(field)) return configuration[field];
  const id = configuration[field];
  return id === null ? [] : [id];
}
