import { crc32, deflateRawSync } from "node:zlib";
import {
  contradictory,
  contradicts,
  damaged,
  folderContents,
  good,
  noise,
  otherEntries,
  unicodePath,
  withEntry,
  type Refused,
} from "./hostile-parts";
import { descriptor, extraField, rawZip, type RawEntry } from "./raw-zip";

const hidden: RawEntry = { name: "hidden.js", content: "my.hidden()", isUnlisted: true };
const inStored = (content: Buffer) => ({ name: "a.bin", content, stored: true });
const ofHidden = () => rawZip([{ ...hidden, stored: true }]).subarray(0, 30 + 9 + 11);

const unlisted = (where: string) => contradicts(`before ${where} it holds bytes that its directory does not list`);
const elsewhere = contradicts("its directory does not stand where it is announced");
const sharing = "The file shares its data with another one. Pack the folder anew.";

/** Archives in which a program that reads from the beginning would find more or other files than the directory lists. */
export const hidingFiles: Refused[] = [
  ["a hidden file before the first one", () => rawZip([hidden, ...good]), null, unlisted("app.json")],
  [
    "a hidden file between two others",
    () => rawZip([...good.slice(0, 1), hidden, ...good.slice(1)]),
    null,
    unlisted("pages/index/index.axml"),
  ],
  ["a hidden file before the directory", () => rawZip([...good, hidden]), null, unlisted("its directory")],
  [
    "bytes before the first file",
    () => rawZip(good, { before: Buffer.from("#!/bin/sh\n") }),
    null,
    unlisted("app.json"),
  ],
  [
    "bytes before the directory",
    () => rawZip(good, { beforeDirectory: Buffer.from("x") }),
    null,
    unlisted("its directory"),
  ],
  ["bytes before its end", () => rawZip(good, { beforeEnd: Buffer.from("more than nothing") }), null, otherEntries],
  [
    "another end before its end",
    () => rawZip(good, { beforeEnd: Buffer.from("PK\x05\x06".padEnd(22, "\0")) }),
    null,
    elsewhere,
  ],
  [
    "a hidden file within a folder",
    () => withEntry({ name: "a/", content: ofHidden(), stored: true, says: { size: 0, crc: 0 } }),
    "a/",
    contradictory,
  ],
  [
    "a hidden file behind the end of a folder's data",
    () => {
      const content = Buffer.concat([deflateRawSync(""), ofHidden()]);
      return withEntry({ name: "a/", content, stored: true, method: 8, says: { size: 0, crc: 0 } });
    },
    "a/",
    folderContents,
  ],
  [
    "a hidden file behind the end of a large file's data",
    () => {
      const content = noise(9);
      const data = Buffer.concat([deflateRawSync(content), ofHidden()]);
      const says = { size: content.length, crc: crc32(content) };
      return withEntry({ name: "a.bin", content: data, stored: true, method: 8, says });
    },
    "a.bin",
    damaged,
  ],
  [
    "a hidden file in the place of what is to stand behind the data",
    () => withEntry({ name: "a.js", content: "x", flags: 0x808, behind: ofHidden() }),
    "a.js",
    "The file's size does not stand behind it as announced. Pack the folder anew.",
  ],
  [
    "a hidden file behind what stands behind the data",
    () => withEntry({ name: "a.js", content: "x", flags: 0x808, behind: Buffer.concat([descriptor("x"), ofHidden()]) }),
    null,
    unlisted("its directory"),
  ],
  [
    "a file whose end cannot be told from the beginning",
    () => {
      const content = Buffer.concat([Buffer.from("PK\x07\x08"), ofHidden()]);
      return withEntry({ ...inStored(content), flags: 0x808 });
    },
    "a.bin",
    "It cannot be told for certain where the file ends. Pack the folder with the usual ZIP compression (Deflate).",
  ],
  [
    "a file within another one",
    () => {
      const outer = [...good, inStored(ofHidden())];
      const offset = rawZip(outer).indexOf("hidden.js") - 30;
      return rawZip([...outer, { ...hidden, stored: true, isUnlisted: false, says: { offset } }]);
    },
    "hidden.js",
    sharing,
  ],
  [
    "another size in a field of its own",
    () => {
      const localExtra = extraField(1, Buffer.alloc(16));
      return withEntry({ name: "a.js", content: "x", localSize: 0xffffffff, localExtra });
    },
    "a.js",
    contradictory,
  ],
  [
    "a second name in an extra field of one header",
    () => withEntry({ name: "a.js", localExtra: unicodePath("b.js") }),
    "a.js",
    contradictory,
  ],
];
