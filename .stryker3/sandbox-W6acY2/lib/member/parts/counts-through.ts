import { and, eq, or, type SQL } from "drizzle-orm";
import { memberships, miniPrograms } from "../../../db/schema";

/** The workspace memberships that a membership of the mini program stands on: those in its owner or the super-app workspace. */
export function standsOn(): SQL | undefined {
  return or(eq(memberships.workspaceKind, "super_app"), eq(memberships.workspaceId, miniPrograms.workspaceId));
}

/** Those of them through which it counts. */
export function countsThrough(): SQL | undefined {
  return and(eq(memberships.status, "active"), standsOn());
}
