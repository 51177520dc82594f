import { executeRemoval } from "../../lib/removal/execute-removal";
import { requestRemoval } from "../../lib/removal/request-removal";
import { approveRequest } from "../../lib/review/approve-request";
import { demoRemovals, type DemoRemoval } from "../demo/removals";
import { reviewerInTurn, type Deed } from "./timeline";

/** Removals as their people asked for them, decided them and carried them out. */
export function removalDeeds(): Deed[] {
  return demoRemovals.flatMap(deedsOf);
}

function deedsOf(demo: DemoRemoval): Deed[] {
  const { name: of, applicant: by, reason, comment, requestedDaysAgo, approvedDaysAgo, carriedOutDaysAgo } = demo;
  let number = 0;
  const ask: Deed["act"] = async (ctx, id) => {
    ({ number } = await requestRemoval(ctx, { id, reason }));
  };
  const asked: Deed[] = [
    { of, by, daysAgo: requestedDaysAgo, act: ask },
    { of, by: reviewerInTurn, daysAgo: approvedDaysAgo, act: (ctx) => approveRequest(ctx, { number, comment }) },
  ];
  if (carriedOutDaysAgo === null) return asked;
  const remove: Deed["act"] = (ctx, id) => executeRemoval(ctx, { id, typedName: of });
  return [...asked, { of, by, daysAgo: carriedOutDaysAgo, act: remove }];
}
