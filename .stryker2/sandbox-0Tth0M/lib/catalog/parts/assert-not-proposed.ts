import type { Ctx } from "../../context";
import { conflict } from "../../errors";
import { findProposal } from "./find-proposal";

/** Throws while a change of this feature waits to be decided: no other may meet it. The caller holds the feature. */
export async function assertNotProposed({ db }: Ctx, key: string): Promise<void> {
  const open = await findProposal(db, key);
  if (!open) return;
  throw conflict(
    `${open.applicant.name} has asked for a change of this feature: request #${open.request} is in review. Until it is decided, nothing else of it changes.`,
  );
}
