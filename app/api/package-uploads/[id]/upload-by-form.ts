import { problemPage } from "@/app/_server/problem-page";
import { describeFailure, failureStatuses } from "@/app/_server/refusal";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { assertMayPost } from "@/lib/mini-program/assert-may-post";
import { inspectPackage } from "@/lib/package/inspect-package";
import { keepDraftInput } from "@/lib/version/inputs";
import { keepDraft } from "@/lib/version/keep-draft";
import { receiveForm, type ReceivedForm } from "./receive-form";
import { takeUploadPlace } from "./upload-places";

/** A form that a browser without scripts sends: the answer leads to what was found, or back to the form with what was typed. */
export async function uploadByForm(ctx: Ctx, id: string, request: Request): Promise<Response> {
  let giveBack: (() => void) | null = null;
  try {
    await assertMayPost(ctx, { id, action: "version.upload" });
    giveBack = takeUploadPlace(ctx.actor.personId);
    if (!giveBack) return problemPage(429, tooMany, { "Retry-After": "60" });
    const form = await receiveForm(request, Number(request.headers.get("content-length")));
    return see(await keep(ctx, id, form, request.signal));
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 400 });
    const { kind, message, reference } = describeFailure(error);
    const said = reference ? `${message} Reference ${reference}.` : message;
    const whole = /nothing was kept/i.test(said) ? said : `${said} Nothing was kept.`;
    return problemPage(failureStatuses[kind], `${whole} Go back to the form.`);
  } finally {
    giveBack?.();
  }
}

const tooMany = "Too many packages are being uploaded at the moment. Go back and try it again in a minute.";

async function keep(ctx: Ctx, id: string, { fields, file }: ReceivedForm, signal: AbortSignal): Promise<string> {
  const { number = "", uploadNote = "" } = fields;
  // The form says itself what is wrong with these: it reads them from the address.
  const shown = { number: number.slice(0, 100), uploadNote: uploadNote.slice(0, longestShown) };
  const typed = new URLSearchParams({ ...shown, sent: file ? "whole" : "without" });
  const form = `/mini-programs/${id}/versions/upload`;
  const back = `${form}?${typed}`;
  const parsed = keepDraftInput.safeParse({ id, number, uploadNote });
  if (!parsed.success || !file) return back;
  const inspection = await inspectPackage(file.bytes, { signal });
  try {
    const input = { ...parsed.data, fileName: file.name, bytes: new Uint8Array(file.bytes), inspection };
    const { id: draft } = await keepDraft(ctx, input);
    return `${form}/${draft}`;
  } catch (error) {
    // What is wrong with the package itself is told in words of its own.
    if (error instanceof DomainError && error.kind === "invalid" && !error.issues["package"]) return back;
    throw error;
  }
}

/** An address that is longer is refused; the note may be half as long. */
const longestShown = 1_000;

const see = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
