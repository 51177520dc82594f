import { z } from "zod";
import { paragraph } from "../text/schemas";

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
export type WithdrawRequest = z.output<typeof withdrawRequestInput>;

/** The number in an address; null where it cannot be one. */
export function readRequestNumber(text: string): number | null {
  return number.safeParse(text).data ?? null;
}
