import type { Change, Value } from "./information-state";

/** For the audit log: the changed fields as they were and as they are. */
export function changedFields(changes: Change[]): { before: Record<string, Value>; after: Record<string, Value> } {
  return {
    before: Object.fromEntries(changes.map(({ field, before }) => [field, before])),
    after: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  };
}
