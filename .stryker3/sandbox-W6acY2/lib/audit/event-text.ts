import { actionPhrases } from "../access/sentences";
import { matrix, type Action } from "../access/matrix";
import { auditEvents, isAuditEvent } from "./events";

/** What somebody did, in words that follow their name. An event of an older console stands as it was recorded. */
export function eventText(event: string, details: Record<string, unknown>): string {
  const { action, tried, name, selfApproved } = details;
  if (event === "access.refused" && typeof tried === "string") return `was refused: ${tried}`;
  if (event === "access.refused" && isAction(action)) return `was refused: ${actionPhrases[action]}`;
  if (!isAuditEvent(event)) return event;
  // An entry of the catalog is no subject with a page of its own in the log: its name stands in the details.
  const words =
    event.startsWith("catalog.") && typeof name === "string" ? `${auditEvents[event]} ${name}` : auditEvents[event];
  return selfApproved === true ? `${words} (self-approved)` : words;
}

const isAction = (action: unknown): action is Action => typeof action === "string" && Object.hasOwn(matrix, action);
