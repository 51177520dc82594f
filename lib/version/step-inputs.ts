import { z } from "zod";
import { paragraph } from "../text/schemas";
import { versionNumber } from "./inputs";

const id = z.string({ error: "Name a mini program." });
const number = versionNumber;
const reason = paragraph({ label: "The reason", min: 1, max: 1_000, counted: "characters" });
const said = paragraph({ label: "The reason", max: 1_000, counted: "characters" }).default("");

const share = z
  .string({ error: "Say the share in percent." })
  .trim()
  .regex(/^[1-9][0-9]?$/, { error: "Type a whole number in the range given here." })
  .transform(Number);

/** For each step that asks for no more than the version; a reason may be given. */
export const versionStepInput = z.strictObject({ id, number, reason: said });
export type TakeVersionStep = z.output<typeof versionStepInput>;

export const submitVersionInput = z.strictObject({ id, number });
export type SubmitVersion = z.output<typeof submitVersionInput>;

/** Starting a grayscale release, and raising its share. */
export const setShareInput = z.strictObject({ id, number, share, reason: said });
export type SetShare = Omit<z.output<typeof setShareInput>, "reason"> & { reason?: string };

export const rollBackInput = z.strictObject({ id, number, reason });
export type RollBack = z.output<typeof rollBackInput>;
