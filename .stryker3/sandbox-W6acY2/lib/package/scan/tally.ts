import { limits } from "../limits";
import type { Place } from "../report";

type Sum = { count: number; places: Place[] };

/** Counts places by name. Of several on one line the first is kept as a place. */
export class Tally {
  private readonly sums = new Map<string, Sum>();

  add(name: string, place: Place): void {
    const shown = shownName(name);
    const sum = this.sums.get(shown) ?? { count: 0, places: [] };
    this.sums.set(shown, sum);
    sum.count += 1;
    const last = sum.places.at(-1);
    if (sum.places.length < limits.places && (last?.file !== place.file || last.line !== place.line))
      sum.places.push(place);
  }

  get size(): number {
    return this.sums.size;
  }

  of(name: string): Sum {
    return this.sums.get(name) ?? { count: 0, places: [] };
  }

  sorted(): ({ name: string } & Sum)[] {
    return [...this.sums].map(([name, sum]) => ({ name, ...sum })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

/** Names come from the script as it writes them, so they may hold anything. */
function shownName(name: string): string {
  const plain = name.slice(0, limits.nameCharacters + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  return plain.length > limits.nameCharacters ? `${plain.slice(0, limits.nameCharacters - 1)}…` : plain;
}
