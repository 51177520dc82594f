import { z } from "zod";
import { drawnForHeader } from "@/app/_components/form/own-fields";
import { apiFailure } from "@/app/_server/api-answer";
import { drawnForAnother } from "@/app/_server/drawn-for";
import { describeFailure } from "@/app/_server/refusal";
import type { Ctx } from "@/lib/context";
import { conflict, DomainError, invalid } from "@/lib/errors";
import { inspectPackage } from "@/lib/package/inspect-package";
import { checkUpload } from "@/lib/version/check-upload";
import { keepDraftInput, type KeepDraftFields } from "@/lib/version/inputs";
import { keepDraft } from "@/lib/version/keep-draft";
import { receiveBytes } from "./receive-bytes";
import { takeUploadPlace } from "./upload-places";
import type { UploadStep } from "./upload-step";

const tooMany = "Too many packages are being uploaded at the moment. Try it again in a minute.";

/** The bare package, with the fields beside it in the address. */
export async function uploadByScript(ctx: Ctx, id: string, request: Request): Promise<Response> {
  let giveBack: (() => void) | null = null;
  try {
    const fields = fieldsOf(id, request.url);
    await checkUpload(ctx, { id, number: fields.number, uploadNote: fields.uploadNote });
    const another = drawnForAnother(ctx, request.headers.get(drawnForHeader));
    if (another) return apiFailure(conflict(another));
    giveBack = takeUploadPlace(ctx.actor.personId);
    if (!giveBack) return Response.json({ error: tooMany }, { status: 429, headers: { "Retry-After": "60" } });
    const bytes = await receiveBytes(request.body, Number(request.headers.get("content-length")));
    return new Response(stepsOf(ctx, fields, bytes, request.signal, giveBack), {
      headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store", "X-Accel-Buffering": "no" },
    });
  } catch (error) {
    giveBack?.();
    // Whoever broke off is not there to read an answer.
    if (request.signal.aborted) return new Response(null, { status: 400 });
    return apiFailure(error);
  }
}

const fileName = z.string().max(1_000).default("");

function fieldsOf(id: string, address: string): KeepDraftFields & { fileName: string } {
  const { fileName: name, ...fields } = Object.fromEntries(new URL(address).searchParams);
  const parsed = keepDraftInput.safeParse({ ...fields, id });
  const named = fileName.safeParse(name);
  if (!parsed.success) throw invalid(z.flattenError(parsed.error).fieldErrors);
  if (!named.success) throw invalid({ package: ["The file's name is too long."] });
  return { ...parsed.data, fileName: named.data };
}

function stepsOf(
  ctx: Ctx,
  fields: KeepDraftFields & { fileName: string },
  bytes: SharedArrayBuffer,
  signal: AbortSignal,
  giveBack: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const tell = (step: UploadStep) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(step)}\n`));
      };
      try {
        tell({ step: "received" });
        const inspection = await inspectPackage(bytes, { signal, onStep: (step) => tell({ step }) });
        const draft = await keepDraft(ctx, { ...fields, bytes: new Uint8Array(bytes), inspection });
        tell(
          inspection.ok
            ? { step: "kept", draft: draft.id }
            : { step: "refused", draft: draft.id, problems: inspection.problems },
        );
      } catch (error) {
        if (!signal.aborted) tell(failed(error));
      } finally {
        giveBack();
        if (!signal.aborted) controller.close();
      }
    },
  });
}

function failed(error: unknown): UploadStep {
  if (error instanceof DomainError && error.kind === "invalid") {
    return { step: "failed", error: error.message, issues: error.issues };
  }
  const { message, reference } = describeFailure(error);
  return { step: "failed", error: message, ...(reference && { reference }) };
}
