const MiB = 1024 * 1024;

/** What a package may be, and what its scan may cost. */
export const limits = {
  zipBytes: 20 * MiB,
  unpackedBytes: 100 * MiB,
  files: 5_000,
  /** With the folders, which some tools write as entries of their own. */
  entries: 10_000,
  ratio: 100,
  /** Below this a file may shrink as far as it does: an empty picture is no bomb. */
  ratioFromBytes: MiB,
  pathCharacters: 400,
  scriptBytes: 5 * MiB,
  /** Of the syntax tree of one script, some 90 bytes each. Written code has one in 3 bytes at its densest. */
  nodes: 900_000,
  names: 1_000,
  hosts: 500,
  unparsed: 200,
  /** Of what was found, as JSON, without pages and files. */
  reportBytes: MiB,
  nameCharacters: 100,
  problems: 20,
  places: 20,
  scansAtOnce: 2,
  scanSeconds: 20,
  heapMegabytes: 256,
};
