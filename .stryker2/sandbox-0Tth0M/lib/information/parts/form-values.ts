import type { InformationField } from "../../vocabulary";
import type { InformationState, Texts, Value } from "./information-state";

type FormValues = Record<string, string | string[]>;

/** The fields of one language and those that stand once, as the form sends them. */
export function formValues({ general }: Pick<InformationState, "general">, texts: Texts): FormValues {
  const { defaultLanguage: _, ...others } = general;
  const fields = Object.entries({ ...texts, ...others }) as [InformationField, Value][];
  return Object.fromEntries(fields.map(([field, value]) => [formName(field), formValue(field, value)]));
}

/** The name of a field in the form: a file input is named “logo”. */
export const formName = (field: InformationField) => (field === "logo" ? "logoId" : field);

export function formValue(field: InformationField, value: Value): string | string[] {
  if (field === "categories") return value ?? [];
  return Array.isArray(value) ? value.join(", ") : (value ?? "");
}
