import "server-only";
import { writeCheckpoint } from "@/lib/audit/write-checkpoint";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { exportFormat, type ExportFormat } from "@/lib/export/inputs";
import type { ExportFile } from "@/lib/export/parts/export-file";
import { log } from "@/lib/log";
import { attachment } from "./attachment";
import { download, inPieces, sandboxed } from "./download";
import { requestId } from "./exchange";
import { problemPage } from "./problem-page";

type Query = Record<string, string[]>;

/**
 * An export as a download, with the filters of its screen in the address. Its size is not known ahead: whatever stops it
 * breaks the connection off, by which every client tells it from a whole one.
 */
export function exportDownload(
  request: Request,
  open: (ctx: Ctx, asked: { format: ExportFormat; query: Query }) => Promise<ExportFile>,
): Promise<Response> {
  return download(async (ctx) => {
    const { searchParams } = new URL(request.url);
    const format = exportFormat.safeParse(searchParams.get("format")).data;
    if (!format) return problemPage(400, "An export needs its format: format=csv or format=jsonl.");
    const query = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
    const { fileName, mediaType, pieces } = await open(ctx, { format, query });
    await writeCheckpoint(ctx.db, log());
    const bytes = told(pieces, { request: requestId(), person: ctx.actor.personId });
    // What goes wrong before the first piece is still answered by its status.
    const first = await bytes.next();
    sandboxed();
    return new Response(inPieces(first.done ? bytes : resumed(first.value, bytes)), {
      headers: {
        "Content-Type": mediaType,
        "Content-Disposition": attachment(fileName),
        "Cache-Control": "private, no-store",
      },
    });
  });
}

async function* resumed(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** The pieces as bytes, and a line in the log of how it ended. */
async function* told(pieces: ExportFile["pieces"], about: object): AsyncGenerator<Uint8Array> {
  let rows = 0;
  let end = "given up by its reader";
  try {
    for await (const piece of pieces) {
      rows += piece.rows;
      yield Buffer.from(piece.text);
    }
    end = "complete";
  } catch (error) {
    end = "broken off";
    log().warn(
      { ...about, rows, ...(error instanceof DomainError ? { reason: error.message } : { err: error }) },
      "an export was broken off",
    );
    throw error;
  } finally {
    if (end !== "broken off") log().info({ ...about, rows }, `an export is ${end}`);
  }
}
