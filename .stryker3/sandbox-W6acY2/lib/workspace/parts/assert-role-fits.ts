import { invalid } from "../../errors";
import { rolesOf, type Role, type WorkspaceKind } from "../../vocabulary";

export function assertRoleFits(kind: WorkspaceKind, role: Role): void {
  if (rolesOf(kind).includes(role)) return;
  throw invalid({ role: ["This workspace does not have this role. Choose one of the list."] });
}
