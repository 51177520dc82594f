import type { Ctx } from "../context";
import { packageStore } from "../package/package-store";
import { inspect } from "./parts/inspect";

export type DownloadedPackage = {
  fileName: string;
  /** In bytes. */
  size: number;
  digest: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** The package that a request has frozen, piece by piece, for whoever decides about it. */
export async function downloadPackage(ctx: Ctx, input: { number: number }): Promise<DownloadedPackage> {
  const { frozen, miniProgramId, version } = await inspect(ctx, input.number, (found) => ({
    details: { looked: "downloaded the package" },
    found,
  }));
  const { size, digest } = frozen;
  const fileName = `${miniProgramId ?? `request-${input.number}`}-${version}.zip`;
  return { fileName, size, digest, bytes: packageStore(ctx.db).read(digest) };
}
