import type { FeatureAccess } from "../vocabulary";

type Granted = { access: FeatureAccess; jsapis: readonly string[] };

/** What makes a feature grant more to those who have it already, without anybody having looked at them again. */
export type Widening = { sensitiveAdded: string[]; madeDirect: boolean };

/** A sensitive JSAPI added, or activation needed made direct; null for every other change. */
export function wideningOf(before: Granted, after: Granted, sensitive: ReadonlySet<string>): Widening | null {
  const sensitiveAdded = after.jsapis.filter((name) => sensitive.has(name) && !before.jsapis.includes(name));
  const madeDirect = before.access === "activation" && after.access === "direct";
  return sensitiveAdded.length > 0 || madeDirect ? { sensitiveAdded, madeDirect } : null;
}

/** Why a feature that mini programs have is not widened by an edit, beside the fields that would do it. */
export function wideningIssues({ sensitiveAdded, madeDirect }: Widening): Record<string, string[]> {
  const why = "Mini programs have this feature, so this needs an approved request, which cannot be made here yet.";
  return {
    ...(sensitiveAdded.length > 0 && {
      jsapis: [`${sensitiveAdded.join(", ")} ${sensitiveAdded.length === 1 ? "is" : "are"} sensitive. ${why}`],
    }),
    ...(madeDirect && { access: [`Direct access would open it to all without anybody's look. ${why}`] }),
  };
}
