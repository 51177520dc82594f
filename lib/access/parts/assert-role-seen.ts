import { conflict } from "../../errors";
import { roleLabels } from "../../format/labels";
import type { Role } from "../../vocabulary";

/** Whoever chose a role while they saw another one than counts now is told: nobody's change is undone in silence. */
export function assertRoleSeen(member: { name: string; role: Role }, seen: Role | undefined): void {
  if (seen === undefined || seen === member.role) return;
  throw conflict(
    `${member.name} is ${roleLabels[member.role]} now: the role was changed since you opened this page. Nothing was changed; look again, then choose.`,
  );
}
