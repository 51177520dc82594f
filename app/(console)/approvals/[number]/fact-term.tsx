import type { Fact } from "@/lib/request/snapshot";

/** A JSAPI stands as packages call it, broken where its name is longer than the column. */
export function FactTerm({ fact: { key, term } }: { fact: Pick<Fact, "key" | "term"> }) {
  if (!key.startsWith("jsapi:")) return term;
  return <span className="font-mono wrap-anywhere [font-variant-ligatures:none]">{term}</span>;
}
