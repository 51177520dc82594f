import type { Part } from "./matching";

/** A part of the matching and the share of all rows that has it, as far as a small sample can tell. */
export type Measured = { part: Part; share: number };

const rare = 0.03;

export function measure(parts: Part[], shares: number[]): Measured[] {
  return parts.map((part, at) => ({ part, share: shares[at] ?? 0 }));
}

/**
 * The parts that are worth looking up in the index of keys. What is more common than `common` is left to the test of
 * the row, since reading all its places would take longer; of the pieces of a term, the rarest and those
 * that are rare will do.
 */
export function rareParts(measured: Measured[], common: number): Measured[] {
  const rarestFirst = measured.toSorted((a, b) => a.share - b.share);
  const rarestPiece = rarestFirst.find(({ part }) => part.isPiece);
  const chosen = rarestFirst.filter(
    (one) => one.share <= common && (!one.part.isPiece || one.share <= rare || one === rarestPiece),
  );
  return chosen.length > 0 ? chosen : rarestFirst.slice(0, 1);
}

// What things take, in microseconds, as measured with a million mini programs: what they are to each other counts.
const readingAllPlaces = 50_000;
const listingAllRows = 320_000;
const visitingRow = 2.2;
const samplingRow = 0.9;

type Ways = { all: Measured[]; chosen: Measured[]; density: number; workspaceShare: number };

/** Whether to meet so many matching rows of some workspaces takes less by trying rows as they lie than by the chosen parts in the index of keys. */
export function isSamplingQuicker(wanted: number, { all, chosen, density, workspaceShare }: Ways): boolean {
  if (density === 0) return false;
  const sampling = (wanted / density) * (samplingRow + testing(all));
  const read = chosen.reduce((sum, { share }) => sum + share, 0);
  const listed = shareOf(chosen);
  const visits = Math.max(wanted, (wanted * listed) / (density * workspaceShare));
  return sampling < read * readingAllPlaces + listed * listingAllRows + visits * visitingRow;
}

/** The share of rows that have all of these: pieces of one term come together, other parts by chance. */
function shareOf(measured: Measured[]): number {
  const pieces = measured.filter(({ part }) => part.isPiece).map(({ share }) => share);
  return measured.reduce(
    (product, { part, share }) => (part.isPiece ? product : product * share),
    Math.min(1, ...pieces),
  );
}

/** What it takes to test a row: in the order of the parts, until one says no. The pieces are tested as one text. */
function testing(all: Measured[]): number {
  const tests = all.filter(({ part }, at) => !part.isPiece || !all[at - 1]?.part.isPiece);
  let reached = 1;
  return tests.reduce((sum, { part, share }) => {
    const taken = sum + reached * part.testing;
    reached *= share;
    return taken;
  }, 0);
}
