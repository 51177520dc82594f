import type { Removal } from "@/lib/removal/get-removal";

/** How a removal that was asked for came to its end. */
export function endingWords({ ending, decidedBy, comment, isSelfApproved }: Removal): string {
  const approved = isSelfApproved ? "approved (self-approved)" : "approved";
  switch (ending) {
    case "rejected":
      return `${decidedBy ?? "Somebody"} rejected the last request${isSelfApproved ? " alone" : ""}${comment ? `: ${comment}` : "."}`;
    case "withdrawn":
      return "The last request was withdrawn.";
    case "given_up":
      return `The last removal was ${approved} and given up.`;
    case "lapsed":
      return `The last removal was ${approved}, and lapsed because nobody carried it out within 30 days.`;
    case "carried_out":
      return "It was removed before, and has come back since.";
    case null:
      return "";
  }
}
