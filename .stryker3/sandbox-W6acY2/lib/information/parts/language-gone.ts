import type { Ctx } from "../../context";
import { conflict, type DomainError } from "../../errors";
import { languageLabel } from "../../format/languages";
import { lastChange } from "./last-change";

/** For whoever works on texts that somebody else has deleted; `rest` says what that means for their work. */
export async function languageGone(ctx: Ctx, id: string, language: string, rest: string): Promise<DomainError> {
  const last = await lastChange(ctx, id, { language, after: 0 });
  const label = languageLabel(language);
  return conflict(last ? `${last.by} has deleted ${label}. ${rest}` : `There are no texts in ${label}. ${rest}`);
}
