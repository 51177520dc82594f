const MiB = 1024 * 1024;

/** Bytes as people read them: "12 KiB", "19.9 MiB". */
export function sizeText(bytes: number): string {
  return bytes < MiB ? `${Math.ceil(bytes / 1024)} KiB` : `${Number((bytes / MiB).toFixed(1))} MiB`;
}
