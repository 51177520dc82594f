import { requestCategoryLabels } from "../../format/labels";
import type { RequestCategory } from "../../vocabulary";

/** What each audit entry about a request says of it: nothing that stands only in its snapshot. */
export function requestDetails(request: { number: number; category: RequestCategory; title: string }) {
  return { request: `#${request.number}`, category: requestCategoryLabels[request.category], title: request.title };
}
