import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { Ctx } from "@/lib/context";
import { currentContext } from "./context";
import { answerHeaders } from "./exchange";
import { problemPage } from "./problem-page";
import { describeFailure, failureStatuses } from "./refusal";

/** A download for whoever is signed in, or a page that says why not. */
export async function download(open: (ctx: Ctx) => Promise<Response>): Promise<Response> {
  try {
    const ctx = await currentContext();
    if (!ctx) return problemPage(401, "You are signed out. Sign in again, then download it once more.");
    return await open(ctx);
  } catch (error) {
    unstable_rethrow(error);
    const { kind, message } = describeFailure(error);
    return problemPage(failureStatuses[kind], message);
  }
}

/** Says of the answer at hand that a browser never opens it as a page. */
export function sandboxed(more: Record<string, string> = {}): void {
  answerHeaders({ "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'", ...more });
}

/** Piece by piece: the next one is asked for once the reader has room for it. What throws breaks the answer off. */
export function inPieces(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
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
