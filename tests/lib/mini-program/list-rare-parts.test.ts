import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { isSamplingQuicker, measure, rareParts } from "@/lib/mini-program/list/rare-parts";

const parts = (pieces: boolean[]) =>
  pieces.map((isPiece) => ({ row: sql`true`, testing: 0.2, keys: sql`true`, isPiece }));
const chosenShares = (shares: number[], pieces: boolean[], common = 0.15) =>
  rareParts(measure(parts(pieces), shares), common).map(({ share }) => share);

describe("what is looked up in the index of keys", () => {
  test("leaves out what many have", () => {
    expect(chosenShares([0.9, 0.05, 0.4], [false, false, false])).toEqual([0.05]);
  });

  test("is the rarest where everything is common", () => {
    expect(chosenShares([0.9, 0.5], [false, true])).toEqual([0.5]);
  });

  test("takes the rarest piece of a term and all that are rare", () => {
    const shares = [0.1, 0.11, 0.02, 0.01, 0.015];
    expect(chosenShares(shares, [true, true, true, true, true])).toEqual([0.01, 0.015, 0.02]);
    expect(chosenShares([0.1, 0.12, 0.14], [true, true, true])).toEqual([0.1]);
  });
});

describe("counting", () => {
  const quicker = (density: number, shares: number[], workspaceShare: number) => {
    const all = measure(parts(shares.map((_, at) => at === 0)), shares);
    return isSamplingQuicker(1_001, { all, chosen: rareParts(all, 0.15), density, workspaceShare });
  };

  test("tries rows of workspaces as they lie where many match, and the index where few do", () => {
    expect(quicker(0.3, [0.3, 1], 1)).toBe(true);
    expect(quicker(0.06, [0.5, 0.1], 0.1)).toBe(true);
    expect(quicker(0.01, [0.01, 0.1], 0.1)).toBe(false);
    expect(quicker(0, [0, 1], 1)).toBe(false);
  });
});
