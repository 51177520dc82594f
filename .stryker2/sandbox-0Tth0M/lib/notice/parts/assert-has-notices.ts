import type { Ctx } from "../../context";
import { forbidden } from "../../errors";

/** Notices are told to members alone, and whoever is one no more has none. */
export function assertHasNotices({ actor }: Ctx): void {
  if (actor.memberships.length > 0) return;
  throw forbidden("Notices are for active members of a workspace.", { action: "workspace.view", isExplained: true });
}
