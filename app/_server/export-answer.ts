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
    const place = takePlace(ctx.actor.personId);
    if (!place) {
      log().warn({ request: requestId(), person: ctx.actor.personId }, "a person exports too much at once");
      return problemPage(429, tooMany, { "Retry-After": "60" });
    }
    const query = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
    try {
      const { fileName, mediaType, pieces } = await open(ctx, { format, query });
      await writeCheckpoint(ctx.db, log());
      const bytes = told(pieces, { request: requestId(), person: ctx.actor.personId }, place.leave);
      // What goes wrong before the first piece is still answered by its status.
      const first = await bytes.next();
      sandboxed();
      return new Response(inPieces(bytes, first), {
        headers: {
          "Content-Type": mediaType,
          "Content-Disposition": attachment(fileName),
          "Cache-Control": "private, no-store",
        },
      });
    } catch (error) {
      place.leave();
      throw error;
    }
  });
}

const mostAtOnce = 3;
const tooMany = `You have ${mostAtOnce} exports under way. Start this one once one of them is done.`;
const underWay = new Map<string, number>();

/** One of the exports that a person may have under way, or null where these are enough. */
function takePlace(person: string): { leave: () => void } | null {
  const taken = underWay.get(person) ?? 0;
  if (taken >= mostAtOnce) return null;
  underWay.set(person, taken + 1);
  let isLeft = false;
  const leave = () => {
    if (isLeft) return;
    isLeft = true;
    const left = (underWay.get(person) ?? 1) - 1;
    if (left > 0) underWay.set(person, left);
    else underWay.delete(person);
  };
  return { leave };
}

/** The pieces as bytes, and a line in the log of how it ended. */
async function* told(pieces: ExportFile["pieces"], about: object, leave: () => void): AsyncGenerator<Uint8Array> {
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
    leave();
    if (end !== "broken off") log().info({ ...about, rows }, `an export is ${end}`);
  }
}
