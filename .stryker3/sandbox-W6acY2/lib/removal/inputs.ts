import { z } from "zod";
import { line, paragraph } from "../text/schemas";

const id = z.string({ error: "Name a mini program." });
const typedName = line({ label: "The name", min: 1, max: 200 });

export const requestRemovalInput = z.strictObject({
  id,
  reason: paragraph({ label: "The reason", min: 1, max: 1_000, counted: "characters" }),
});
export type RequestRemoval = z.output<typeof requestRemovalInput>;

export const giveUpRemovalInput = z.strictObject({ id });
export type GiveUpRemoval = z.output<typeof giveUpRemovalInput>;

export const executeRemovalInput = z.strictObject({ id, typedName });
export type ExecuteRemoval = z.output<typeof executeRemovalInput>;

export const deleteForGoodInput = z.strictObject({ id, typedName });
export type DeleteForGood = z.output<typeof deleteForGoodInput>;

export const restoreMiniProgramInput = z.strictObject({ id });
export type RestoreMiniProgram = z.output<typeof restoreMiniProgramInput>;
