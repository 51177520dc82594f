type Change = { field: string; byId: string; by: string; at: Date };

/**
 * Whose texts stand in these fields now, and since when: the newest of them that is not the sender's own, else nobody's
 * name. The changes come newest first, and each of the fields is among them.
 */
export function whoSaved(changes: Change[], fields: string[], personId: string): { by: string | null; at: Date } {
  const standing = fields.flatMap((name) => changes.find(({ field }) => field === name) ?? []);
  const others = standing.filter(({ byId }) => byId !== personId);
  const [told] = (others.length > 0 ? others : standing).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  if (!told) throw new Error("Nobody has changed these fields.");
  return { by: told.byId === personId ? null : told.by, at: told.at };
}
