import { limits } from "../limits";

/** What is wrong with a path inside a package, or null. A folder's path ends with a slash. */
export function pathFault(path: string): string | null {
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(path))
    return "The name holds an invisible character. Rename the file with letters, digits, hyphens and dots.";
  if (path.length > limits.pathCharacters)
    return `The path has ${path.length} characters; at most ${limits.pathCharacters} are possible.`;
  if (path.includes("\\")) return "The path holds a backslash. Folders are parted by “/”.";
  if (path.startsWith("/") || /^[a-z]:/i.test(path))
    return "The path is absolute. Paths are relative to the package, such as pages/index/index.js.";
  const parts = path.replace(/\/$/, "").split("/");
  if (parts.includes("..")) return "The path leads out of its folder with “..”. Pack the files without it.";
  if (parts.includes(".") || parts.includes("")) return "The path holds an empty part or “.”. Pack the files anew.";
  return null;
}

/** One key for paths that a disk may take for the same: without regard to case and to how letters are composed. */
export const pathKey = (path: string): string => path.normalize("NFC").toLowerCase().normalize("NFC");

export function shownPath(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\uFFFD");
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}
