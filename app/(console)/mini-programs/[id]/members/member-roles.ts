import { roleLabels } from "@/lib/format/labels";
import { developerRoles } from "@/lib/vocabulary";

/** The roles that a member can have, to choose from. */
export const memberRoles = developerRoles.map((value) => ({ value, label: roleLabels[value] }));
