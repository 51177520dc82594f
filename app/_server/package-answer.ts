import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { Ctx } from "@/lib/context";
import { currentContext } from "./context";
import { answerHeaders } from "./exchange";
import { problemPage } from "./problem-page";
import { describeFailure, failureStatuses } from "./refusal";

type StoredPackage = {
  fileName: string;
  /** In bytes. */
  size: number;
  /** SHA-256 in hexadecimal digits. */
  digest: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** A package as a download for whoever is signed in, or a page that says why not. */
export async function packageDownload(open: (ctx: Ctx) => Promise<StoredPackage>): Promise<Response> {
  try {
    const ctx = await currentContext();
    if (!ctx) return problemPage(401, "You are signed out. Sign in again, then download it once more.");
    return packageAnswer(await open(ctx));
  } catch (error) {
    unstable_rethrow(error);
    const { kind, message } = describeFailure(error);
    return problemPage(failureStatuses[kind], message);
  }
}

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
