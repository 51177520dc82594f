/** What an act leads back with in the address, so that the page says what was done. */
export const saidOnce: ReadonlySet<string> = new Set([
  "done",
  "at",
  "saved",
  "restored",
  "created",
  "edited",
  "deleted",
  "requested",
]);
