import { deflateRawSync } from "node:zlib";
import { hidingFiles } from "./hidden-files";
import {
  contradictory,
  damaged,
  folderContents,
  good,
  noise,
  otherEntries,
  unicodePath,
  withEntry,
  zeros,
  type Refused,
} from "./hostile-parts";
import { rawZip } from "./raw-zip";

const linked = 0o120777;

const noZip = "This is no ZIP archive, or it is damaged. Pack the folder with app.json in it as a ZIP.";
const absolute = "The path is absolute. Paths are relative to the package, such as pages/index/index.js.";
const upwards = "The path leads out of its folder with “..”. Pack the files without it.";
const invisible = "The name holds an invisible character. Rename the file with letters, digits, hyphens and dots.";

/** Archives with what they are, in which file, and what is said of it. */
export const refused: Refused[] = [
  ["nothing", () => Buffer.alloc(0), null, noZip],
  ["a text", () => Buffer.from("my.scan()".repeat(50)), null, noZip],
  ["a ZIP that was cut off", () => rawZip(good).subarray(0, -30), null, noZip],
  ["a ZIP with bytes after its end", () => rawZip(good, { after: Buffer.from("more") }), null, noZip],
  ["a ZIP without entries", () => rawZip([]), null, "The package is empty. Pack the folder with app.json in it."],
  ["21 MiB", () => zeros(21), null, "The package is 21 MiB; at most 20 MiB are possible."],
  [
    "a bomb in one file",
    () => withEntry({ name: "bomb.bin", content: zeros(60) }),
    "bomb.bin",
    "It unpacks to 1029 times its size; at most 100 times are possible.",
  ],
  [
    "a bomb in ninety files",
    () => rawZip([...good, ...range(90).map((at) => ({ name: `${at}.bin`, content: zeros(1) }))]),
    null,
    "It unpacks to 933 times its size; at most 100 times are possible.",
  ],
  [
    "more than 100 MiB, as announced",
    () => withEntry({ name: "a.bin", content: "x", says: { size: 101 * 1024 * 1024 } }),
    null,
    "Unpacked it would be 101 MiB; at most 100 MiB are possible.",
  ],
  [
    "files that share their data",
    () => rawZip([...good, ...range(50).map((at) => ({ name: "same", content: "x", says: { offset: 0 }, at }))]),
    "same",
    contradictory,
  ],
  [
    "a bomb that announces less",
    () => withEntry({ name: "a.bin", content: zeros(9), says: { size: 100 } }),
    "a.bin",
    damaged,
  ],
  ["a file that announces more", () => withEntry({ name: "a.js", content: "x", says: { size: 100 } }), "a.js", damaged],
  [
    "a large file that announces less",
    () => withEntry({ name: "a.bin", content: noise(12), stored: false, says: { size: 9 * 1024 * 1024 } }),
    "a.bin",
    damaged,
  ],
  ["a wrong checksum", () => withEntry({ name: "a.js", content: "x", says: { crc: 1 } }), "a.js", damaged],
  [
    "data that do not unpack",
    () => withEntry({ name: "a.js", content: "\xff\xff\xff", stored: true, method: 8 }),
    "a.js",
    damaged,
  ],
  [
    "data with something behind them",
    () => {
      const content = Buffer.concat([deflateRawSync("x"), Buffer.from("hidden")]);
      return withEntry({ name: "a.js", content, stored: true, method: 8, says: { size: 1, crc: 0x8cdc1683 } });
    },
    "a.js",
    damaged,
  ],
  ["two names for one file", () => withEntry({ name: "a.js", localName: "b.js" }), "a.js", contradictory],
  ["two sizes for one file", () => withEntry({ name: "a.js", content: "x", localSize: 2 }), "a.js", contradictory],
  [
    "a second name in an extra field",
    () => withEntry({ name: "a.js", extra: unicodePath("b.js") }),
    "a.js",
    contradictory,
  ],
  ["fewer entries than there are", () => rawZip(good, { count: 1 }), null, otherEntries],
  ["more entries than there are", () => rawZip(good, { count: 3 }), null, noZip],
  ["a path upwards", () => withEntry({ name: "../a.js" }), "../a.js", upwards],
  ["a path upwards from within", () => withEntry({ name: "a/../../b.js" }), "a/../../b.js", upwards],
  ["an absolute path", () => withEntry({ name: "/etc/passwd" }), "/etc/passwd", absolute],
  ["a drive", () => withEntry({ name: "C:/a.js" }), "C:/a.js", absolute],
  [
    "a backslash",
    () => withEntry({ name: "..\\a.js" }),
    "..\\a.js",
    "The path holds a backslash. Folders are parted by “/”.",
  ],
  [
    "an empty part",
    () => withEntry({ name: "a//b.js" }),
    "a//b.js",
    "The path holds an empty part or “.”. Pack the files anew.",
  ],
  ["a control character", () => withEntry({ name: "a\n.js" }), "a\uFFFD.js", invisible],
  ["a zero byte", () => withEntry({ name: "a.js\0.png" }), "a.js\uFFFD.png", invisible],
  ["text turned around", () => withEntry({ name: "a\u202Esj.png" }), "a\uFFFDsj.png", invisible],
  [
    "a name in another encoding",
    () => withEntry({ name: Buffer.from([0x61, 0xff]) }),
    "aÿ",
    "The name is not written in UTF-8. Pack the folder anew.",
  ],
  [
    "a very long path",
    () => withEntry({ name: "a/".repeat(300) + "b" }),
    `${"a/".repeat(59)}a…`,
    "The path has 601 characters; at most 400 are possible.",
  ],
  [
    "a link",
    () => withEntry({ name: "a.js", content: "/etc/passwd", mode: linked }),
    "a.js",
    "This is a link. Pack the file itself.",
  ],
  ["a device", () => withEntry({ name: "a.js", mode: 0o020666 }), "a.js", "This is no ordinary file. Leave it out."],
  [
    "an encrypted file",
    () => withEntry({ name: "a.js", content: "x", flags: 0x801 }),
    "a.js",
    "The file is encrypted. Pack the folder without a password.",
  ],
  [
    "an unusual compression",
    () => withEntry({ name: "a.js", content: "x", method: 12 }),
    "a.js",
    "The file is packed in an unusual way. Pack the folder with the usual ZIP compression (Deflate).",
  ],
  ["a folder with contents", () => withEntry({ name: "a/", content: "x" }), "a/", folderContents],
  ...hidingFiles,
  [
    "a file twice",
    () => rawZip([...good, ...good]),
    "app.json",
    "The file is in the package twice. Pack the folder anew.",
  ],
  [
    "names that differ only in case",
    () => withEntry({ name: "App.json", content: "{}" }),
    "App.json",
    "Many disks take the name for the same as app.json. Rename one of them.",
  ],
  [
    "names that differ only in how letters are composed",
    () => rawZip([...good, { name: "caf\u00e9.js" }, { name: "cafe\u0301.js" }]),
    "cafe\u0301.js",
    "Many disks take the name for the same as caf\u00e9.js. Rename one of them.",
  ],
  [
    "a file named like a folder",
    () => withEntry({ name: "pages" }),
    "pages",
    "The name is that of a folder too. Rename one of them.",
  ],
  [
    "5,001 files",
    () => rawZip([...good, ...range(4_999).map((at) => ({ name: `${at}.js` }))]),
    null,
    "The package holds 5001 files; at most 5000 are possible.",
  ],
  [
    "a line of 50 MB",
    () => withEntry({ name: "a.js", content: Buffer.from("a=[1,2];".repeat(6_250_000)) }),
    "a.js",
    "It unpacks to 686 times its size; at most 100 times are possible.",
  ],
  [
    "a line of 50 MB that packs badly",
    () => withEntry({ name: "a.js", content: noiseText(50) }),
    "a.js",
    "The file is 50 MiB; a script, template or JSON file can be scanned up to 5 MiB.",
  ],
  [
    "100,000 entries",
    () => rawZip(range(100_000).map((at) => ({ name: `${at}.js`, stored: true }))),
    null,
    "The package holds 34464 entries; at most 5000 files are possible.",
  ],
  [
    "so many entries that their number is small again",
    () => rawZip(range(65_541).map((at) => ({ name: `${at}.js`, stored: true }))),
    null,
    otherEntries,
  ],
];

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

/** A line that packs to a sixtieth. */
function noiseText(megabytes: number): Buffer {
  const part = noise(1).toString("base64").slice(0, 700).padEnd(40_000, "x");
  return Buffer.from(part.repeat(Math.ceil((megabytes * 1024 * 1024) / part.length)));
}
