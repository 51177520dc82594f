import { z } from "zod";

const factSchema = z.object({
  /** By this a fact is found again when the snapshot is compared with what holds now. */
  key: z.string(),
  term: z.string(),
  /** What it would be instead of, where the request changes it. */
  before: z.string().optional(),
  value: z.union([z.string(), z.array(z.string())]),
  /** Shown only to those who may view the configuration; the others see whether it changed. */
  isVeiled: z.boolean().optional(),
});

const snapshotSchema = z.object({
  groups: z.array(
    z.object({
      title: z.string(),
      facts: z.array(factSchema),
      /** What a reviewer should look at first. */
      notable: z.boolean().optional(),
    }),
  ),
});

/** What a request asks for, in terms and values for people, grouped as a reviewer reads it. */
export type Snapshot = z.output<typeof snapshotSchema>;
export type Fact = z.output<typeof factSchema>;
export type Change = {
  group: string;
  key: string;
  term: string;
  before: Fact["value"] | null;
  now: Fact["value"] | null;
  isVeiled: boolean;
};

/** A snapshot as it was frozen; what an older console froze in another shape shows nothing. */
export function readSnapshot(frozen: unknown): Snapshot {
  return snapshotSchema.safeParse(frozen).data ?? { groups: [] };
}

/** What differs now from what was frozen, in the order of the snapshot, then what is new. */
export function changesSince(frozen: Snapshot, now: Snapshot): Change[] {
  const [then, current] = [factsOf(frozen), factsOf(now)];
  const keys = [...new Set([...then.keys(), ...current.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [then.get(key), current.get(key)];
    const fact = was ?? is;
    if (!fact || isSame(was?.value, is?.value)) return [];
    const { group, term } = fact;
    const isVeiled = was?.isVeiled === true || is?.isVeiled === true;
    return [{ group, key, term, before: was?.value ?? null, now: is?.value ?? null, isVeiled }];
  });
}

const veil = "Hidden from you";

/** A snapshot without the values that only those see who may view the configuration. */
export function veiled({ groups }: Snapshot): Snapshot {
  return {
    groups: groups.map((group) => ({
      ...group,
      facts: group.facts.map((fact) => (fact.isVeiled ? veiledFact(fact) : fact)),
    })),
  };
}

function veiledFact({ before: _, value, ...fact }: Fact): Fact {
  return { ...fact, value: value.length === 0 ? "Not set" : veil };
}

/** Changes without the values that are veiled, in what was frozen or in what holds now. */
export function veiledChanges(changes: Change[]): Change[] {
  return changes.map((change) => (change.isVeiled ? { ...change, before: veil, now: "Changed" } : change));
}

const factsOf = ({ groups }: Snapshot) =>
  new Map(groups.flatMap(({ title, facts }) => facts.map((fact) => [fact.key, { ...fact, group: title }])));

const isSame = (one: Fact["value"] | undefined, other: Fact["value"] | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);
