/** Which mini programs have been written, in eight bytes each. */
export function seenIds() {
  const batches: BigUint64Array[] = [];
  return {
    add: (ids: string[]) => {
      batches.push(BigUint64Array.from(ids, BigInt));
    },
    has: (id: string) => batches.some((batch) => batch.includes(BigInt(id))),
  };
}
