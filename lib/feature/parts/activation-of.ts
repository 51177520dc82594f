import { and, eq, type Placeholder } from "drizzle-orm";
import { approvalRequests, features } from "../../../db/schema";

/** The open request of a mini program for the activation of the feature at hand: what joins them. */
export function activationOf(miniProgramId: string | Placeholder) {
  return and(
    eq(approvalRequests.category, "feature_activation"),
    eq(approvalRequests.miniProgramId, miniProgramId),
    eq(approvalRequests.subject, features.key),
    eq(approvalRequests.state, "in_review"),
  );
}
