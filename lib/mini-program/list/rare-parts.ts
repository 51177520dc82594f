import type { Part } from "./matching";

/** A part of the matching and the share of all rows that has it, as far as a small sample can tell. */
export type Measured = { part: Part; share: number };

/**
 * The parts that are worth looking up in the index of keys. What is more common than `common` is left to the test of
 * the row, since reading all its places would take longer; so are the common pieces of a term that has rare ones.
 */
export function rareParts(parts: Part[], shares: number[], common: number): Measured[] {
  const measured = parts.map((part, at) => ({ part, share: shares[at] ?? 0 })).sort((a, b) => a.share - b.share);
  const rarestPiece = measured.find(({ part }) => part.isPiece)?.share ?? 0;
  const rare = measured.filter(
    ({ part, share }) => share <= common && (!part.isPiece || share <= Math.max(4 * rarestPiece, 0.03)),
  );
  return rare.length > 0 ? rare : measured.slice(0, 1);
}

// What things take, in microseconds, as measured with a million mini programs: what they are to each other counts.
const readingPlaces = 50_000;
const visitingRow = 2.2;
const samplingRow = { everything: 0.5, inWorkspaces: 1.1 };

/** Whether to meet so many matching rows takes longer by the index of keys than by trying rows as they lie. */
export function isSamplingQuicker(
  wanted: number,
  density: number,
  rare: Measured[],
  workspaceShare: number | null,
): boolean {
  if (density === 0) return false;
  const sampling = (wanted / density) * (workspaceShare === null ? samplingRow.everything : samplingRow.inWorkspaces);
  const places = rare.reduce((sum, { share }) => sum + share * readingPlaces, 0);
  const listed = rare.reduce((product, { share }) => product * Math.max(share, 0.001), 1);
  const visits = Math.max(wanted, (wanted * listed) / (density * (workspaceShare ?? 1)));
  return sampling < places + visits * visitingRow;
}
