import { permittedPost, type Ctx } from "./context";
import { DomainError, invalid, type Refusal } from "./errors";

/** What a scanner says of some bytes: nothing, the name of what it found, or that it could not look. */
export type Verdict = { kind: "clean" } | { kind: "found"; signature: string } | { kind: "unknown" };
export type VirusScanner = (bytes: Uint8Array) => Promise<Verdict>;

type Upload = { field: "package" | "logo"; bytes: Uint8Array; refusal: Refusal };

/**
 * Refuses, beside its field, an upload in which the operator's scanner finds something, which stands in the audit log;
 * and one at which it could not look. Without a scanner nothing is refused.
 */
export async function assertNoVirus(ctx: Ctx, { field, bytes, refusal }: Upload): Promise<void> {
  const verdict = await ctx.scanForViruses?.(bytes);
  if (!verdict || verdict.kind === "clean") return;
  if (verdict.kind === "unknown") {
    const words = `The ${field} could not be checked for viruses now, so nothing was kept of it. Try again in a moment.`;
    throw invalid({ [field]: [words] }, words);
  }
  const { signature } = verdict;
  const words = `The virus scanner found ${signature} in this ${field}. Nothing was kept of it.`;
  const tried = `upload a ${field} in which the virus scanner found ${signature}`;
  await permittedPost(ctx, () => {
    throw new DomainError("invalid", words, { issues: { [field]: [words] }, refusal: { ...refusal, tried } });
  });
}
