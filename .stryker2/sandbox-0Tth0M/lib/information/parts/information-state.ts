import type { Category, InformationField } from "../../vocabulary";

export type Texts = { name: string; tagline: string; description: string; keywords: string[] };

/** What stands once for all languages. The logo is its ID. */
export type General = {
  categories: Category[];
  logo: string | null;
  serviceEmail: string | null;
  servicePhone: string | null;
  entranceUrl: string | null;
  defaultLanguage: string;
};

export type InformationState = { general: General; texts: ReadonlyMap<string, Texts> };

export type Value = string | string[] | null;

/** As a row of the history: the language is null for what stands once. */
export type Change = { language: string | null; field: InformationField; before: Value; after: Value };

/** One change for each field in which the two differ. */
export function changesBetween(before: InformationState, after: InformationState): Change[] {
  const languages = [...new Set([...before.texts.keys(), ...after.texts.keys()])];
  return [
    ...languages.flatMap((language) =>
      differences(before.texts.get(language), after.texts.get(language)).map((change) => ({ language, ...change })),
    ),
    ...differences(before.general, after.general).map((change) => ({ language: null, ...change })),
  ];
}

function differences(before: Texts | General | undefined, after: Texts | General | undefined) {
  const old = new Map(Object.entries(before ?? {}) as [InformationField, Value][]);
  const current = new Map(Object.entries(after ?? {}) as [InformationField, Value][]);
  const fields = [...new Set([...current.keys(), ...old.keys()])];
  return fields
    .map((field) => ({ field, before: nothingAsNull(old.get(field)), after: nothingAsNull(current.get(field)) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function nothingAsNull(value: Value | undefined): Value {
  return value === undefined || value === null || value.length === 0 ? null : value;
}
