import "server-only";
import type { Ctx } from "@/lib/context";
import { download, inPieces, sandboxed } from "./download";

type StoredPackage = {
  fileName: string;
  /** In bytes. */
  size: number;
  /** SHA-256 in hexadecimal digits. */
  digest: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** A package as a download for whoever is signed in, or a page that says why not. */
export function packageDownload(open: (ctx: Ctx) => Promise<StoredPackage>): Promise<Response> {
  return download(async (ctx) => packageAnswer(await open(ctx)));
}

/** A package as a download, piece by piece. A browser never opens it as a page. */
export function packageAnswer({ fileName, size, digest, bytes }: StoredPackage): Response {
  sandboxed({ "Content-Length": String(size) });
  return new Response(inPieces(bytes), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
      "Repr-Digest": `sha-256=:${Buffer.from(digest, "hex").toString("base64")}:`,
    },
  });
}
