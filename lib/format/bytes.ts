const units = ["kB", "MB", "GB"];

/** "1 byte", "312 bytes", "1.7 MB". */
export function byteWords(count: number): string {
  if (count < 1_000) return count === 1 ? "1 byte" : `${count} bytes`;
  let [size, unit] = [count / 1_000, 0];
  while (size >= 999.5 && unit < units.length - 1) [size, unit] = [size / 1_000, unit + 1];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit] ?? ""}`;
}
