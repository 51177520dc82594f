import { randomInt } from "node:crypto";

/** 16 random digits, the first not 0: nobody can guess the next one or read an order from it. */
export function newMiniProgramId(): string {
  const head = randomInt(10_000_000, 100_000_000);
  const tail = randomInt(0, 100_000_000);
  return `${head}${String(tail).padStart(8, "0")}`;
}
