import { page } from "./pack";
import { extraField, rawZip, type RawEntry } from "./raw-zip";

/** What an archive is, how it is made, in which file something is wrong, and what is said of it. */
export type Refused = [what: string, make: () => Buffer, file: string | null, message: string];

export const good: RawEntry[] = Object.entries(page).map(([name, content]) => ({ name, content }));
export const withEntry = (entry: RawEntry) => rawZip([...good, entry]);
export const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1024 * 1024);
export const unicodePath = (name: string) => extraField(0x7075, Buffer.concat([Buffer.alloc(5, 1), Buffer.from(name)]));

export const contradicts = (what: string) => `The archive contradicts itself: ${what}. Pack the folder anew.`;
export const damaged = "The file is damaged: its contents are not what the archive announces. Pack the folder anew.";
export const contradictory = "The archive says two different things about this file. Pack the folder anew.";

export const otherEntries = contradicts("its directory lists other entries than it announces");
export const folderContents = "A folder cannot have contents of its own.";

/** Bytes that hardly pack, the same in every run. */
export function noise(megabytes: number): Buffer {
  const bytes = zeros(megabytes);
  let state = 1;
  for (let at = 0; at < bytes.length; at += 4)
    bytes.writeUInt32LE((state = (state * 1_664_525 + 1_013_904_223) >>> 0), at);
  return bytes;
}
