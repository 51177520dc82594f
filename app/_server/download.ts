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

/** A reader who takes nothing for so long, in milliseconds, has gone. */
const longestRest = 5 * 60_000;

/**
 * Piece by piece: the next one is asked for once the reader has room for it. What throws breaks the answer off, and so
 * does a reader who rests for too long. `first` is one that was asked for already.
 */
export function inPieces(
  bytes: AsyncIterable<Uint8Array>,
  first?: IteratorResult<Uint8Array, unknown>,
): ReadableStream<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  let waiting = first;
  let rest: NodeJS.Timeout | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        clearTimeout(rest);
        const next = waiting ?? (await pieces.next());
        waiting = undefined;
        if (next.done) return controller.close();
        controller.enqueue(next.value);
        rest = setTimeout(() => {
          controller.error(new Error("Its reader took nothing for too long."));
          void pieces.return?.().then(undefined, () => undefined);
        }, longestRest).unref();
      },
      async cancel() {
        clearTimeout(rest);
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
