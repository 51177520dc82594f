import { languageLabel } from "../format/languages";
import type { Fact, Snapshot } from "../request/snapshot";

export type Difference = {
  key: string;
  term: string;
  mark: "added" | "removed" | "changed" | "same";
  before: Fact["value"] | null;
  now: Fact["value"] | null;
  /** What a reviewer should look at first: a sensitive JSAPI, or a host that is called for the first time. */
  isNotable: boolean;
};

export type DifferenceGroup = { title: string; differences: Difference[] };

type Kind = {
  title: (key: string) => string;
  holds: RegExp;
  /** Told apart by being there or not: that their places moved is no difference. */
  byName?: true;
};

const kinds: Kind[] = [
  { title: () => "JSAPIs", holds: /^jsapi:/, byName: true },
  { title: () => "Hosts", holds: /^(server|web-view):/, byName: true },
  { title: () => "Release notes", holds: /^note:/ },
  { title: (key) => `Information in ${languageLabel(key.split(":")[1] ?? "")}`, holds: /^information:[^:]+:/ },
  { title: () => "Information", holds: /^information:/ },
  { title: () => "Features", holds: /^feature:/ },
  { title: () => "Configuration", holds: /^configuration:/ },
  { title: () => "Entrance", holds: /^entranceUrl$/ },
  { title: () => "Pages and size", holds: /^(pages|size|fileCount)$/ },
];

const hidden = "Hidden from you";

/**
 * What a version brings against the snapshot of another; against nothing all of it is new. `seesAll` is whether the
 * reader may view what snapshots veil; the others learn only that it changed.
 */
export function differenceTo(before: Snapshot | null, now: Snapshot, seesAll: boolean): DifferenceGroup[] {
  const [then, current] = [factsOf(before ?? { groups: [] }), factsOf(now)];
  const groups = new Map<string, Difference[]>();
  for (const key of new Set([...current.keys(), ...then.keys()])) {
    const kind = kinds.find(({ holds }) => holds.test(key));
    if (!kind) continue;
    const difference = compare(key, kind, then.get(key), current.get(key), seesAll);
    const title = kind.title(key);
    groups.set(title, [...(groups.get(title) ?? []), difference]);
  }
  return [...groups]
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([title, differences]) => ({ title, differences: differences.toSorted(byWeight) }));
}

type Found = Fact & { isNotable: boolean };

function factsOf({ groups }: Snapshot): Map<string, Found> {
  const all = groups.flatMap(({ facts, notable }) => facts.map((fact) => ({ ...fact, isNotable: notable === true })));
  return new Map(all.map((fact) => [fact.key, fact]));
}

function compare(
  key: string,
  { byName }: Kind,
  was: Found | undefined,
  is: Found | undefined,
  seesAll: boolean,
): Difference {
  const isSame = was && is && (byName || JSON.stringify(was.value) === JSON.stringify(is.value));
  const mark = isSame ? "same" : !was ? "added" : !is ? "removed" : "changed";
  const isHost = /^(server|web-view):/.test(key);
  return {
    key,
    term: (is ?? was)?.term ?? key,
    mark,
    before: shown(was, seesAll),
    now: shown(is, seesAll),
    isNotable: is !== undefined && (is.isNotable || (isHost && mark === "added")),
  };
}

function shown(fact: Found | undefined, seesAll: boolean): Fact["value"] | null {
  if (!fact) return null;
  return fact.isVeiled && !seesAll && fact.value.length > 0 ? hidden : fact.value;
}

const titles = ["JSAPIs", "Hosts", "Release notes"];
const lastTitles = ["Information", "Features", "Configuration", "Entrance", "Pages and size"];

/** Information in each language stands between, in the order of the snapshot. */
function placeOf(title: string): number {
  const first = titles.indexOf(title);
  return first >= 0 ? first : titles.length + 1 + lastTitles.indexOf(title);
}

const weights = { added: 0, changed: 1, removed: 2, same: 3 };

/** What is notable and new first, what stayed as it was last. */
function byWeight(one: Difference, other: Difference): number {
  const weight = ({ mark, isNotable }: Difference) => weights[mark] * 2 + (isNotable ? 0 : 1);
  return weight(one) - weight(other);
}
