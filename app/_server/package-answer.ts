import "server-only";
import { answerHeaders } from "./exchange";

type StoredPackage = {
  fileName: string;
  /** In bytes. */
  size: number;
  /** SHA-256 in hexadecimal digits. */
  digest: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** A package as a download, piece by piece: the next piece is read once the reader has room for it. A browser never opens it as a page. */
export function packageAnswer({ fileName, size, digest, bytes }: StoredPackage): Response {
  answerHeaders({
    "Content-Length": String(size),
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
  return new Response(inPieces(bytes), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "private, no-store",
      "Repr-Digest": `sha-256=:${Buffer.from(digest, "hex").toString("base64")}:`,
    },
  });
}

function inPieces(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
