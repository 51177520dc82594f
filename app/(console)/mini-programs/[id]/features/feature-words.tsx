import { jsapiWords } from "./jsapi-words";

export type FeatureInShort = { key: string; name: string; description: string; jsapis: number; sensitive: number };

/** What a feature is for and how much it grants, to choose by. */
export function FeatureWords({ id, feature }: { id?: string; feature: FeatureInShort }) {
  const { name, description, jsapis, sensitive } = feature;
  return (
    <span className="min-w-0 wrap-anywhere">
      <span dir="auto" className="block font-medium">
        {name}
      </span>
      <span id={id} className="block text-ink-2">
        <span dir="auto" className="block">
          {description}
        </span>{" "}
        <span className="block">
          {jsapiWords(jsapis)}
          {sensitive > 0 && <span className="text-warn">, {sensitive} sensitive</span>}
        </span>
      </span>
    </span>
  );
}
