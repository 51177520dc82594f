const KiB = 1024;
const MiB = 1024 * KiB;

/** Bytes as people read them: "1 byte", "312 bytes", "12 KiB", "19.9 MiB". */
export function sizeText(bytes: number): string {
  if (bytes < KiB) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return bytes < MiB ? `${Math.ceil(bytes / KiB)} KiB` : `${Number((bytes / MiB).toFixed(1))} MiB`;
}
