/** A line of a published package that a person has read: what of `my` it names, or why a search for the word is misled. */
export type Finding = { file: string; line: number; quoted: string } & (
  { uses: string[] } | { computed: true } | { none: string }
);
