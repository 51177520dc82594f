import type { Actor } from "../../access/actor";
import { assertCan, can } from "../../access/can";
import type { Action } from "../../access/matrix";
import { notFound } from "../../errors";

/** For one entry of the catalog: to whoever may not see the catalog it does not exist. */
export function assertMayOnEntry(actor: Actor, action: Action): void {
  if (!can(actor, "catalog.view")) throw notFound(undefined, { action });
  assertCan(actor, action);
}
