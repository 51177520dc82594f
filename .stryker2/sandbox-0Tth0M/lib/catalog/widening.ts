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

/** Why an edit of a feature in use asks for a request before it counts. */
export function wideningWords({ sensitiveAdded, madeDirect }: Widening): string {
  const is = sensitiveAdded.length === 1 ? "is or was marked" : "are or were marked";
  const what = [
    ...(sensitiveAdded.length > 0 ? [`${sensitiveAdded.join(", ")} ${is} sensitive.`] : []),
    ...(madeDirect ? ["Direct access opens it to all, without anybody’s look."] : []),
  ];
  return `${what.join(" ")} Mini programs have this feature or have asked for it, so an approver decides this first. Nothing is saved yet.`;
}
