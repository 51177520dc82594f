import { z } from "zod";
import { paragraph } from "../text/schemas";
import { versionNumber } from "../version/inputs";

const mostCharacters = 1_000;

const number = z
  .string({ error: "This is no request." })
  .regex(/^[1-9][0-9]{0,14}$/, { error: "This is no request." })
  .transform(Number);

export const approveRequestInput = z.strictObject({
  number,
  comment: paragraph({ label: "The comment", max: mostCharacters, counted: "characters" }).default(""),
  /** Of a version: the SHA-256 of the package, or of the entrance, that whoever decides was shown. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: "This is no digest." })
    .optional(),
});
export type ApproveRequest = z.output<typeof approveRequestInput>;

export const rejectRequestInput = z.strictObject({
  number,
  reason: paragraph({ label: "The reason", min: 1, max: mostCharacters, counted: "characters" }),
});
export type RejectRequest = z.output<typeof rejectRequestInput>;

export const withdrawRequestInput = z.strictObject({ number });
/** From the page of the version that it asks for, to which it leads back. */
export const withdrawVersionInput = withdrawRequestInput.extend({
  id: z.string().regex(/^[1-9][0-9]{15}$/, { error: "This is not the ID of a mini program." }),
  version: versionNumber,
});
export type WithdrawRequest = z.output<typeof withdrawRequestInput>;

/** The number in an address; null where it cannot be one. */
export function readRequestNumber(text: string): number | null {
  return number.safeParse(text).data ?? null;
}
