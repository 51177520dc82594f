import type { AnyNode, ObjectExpression } from "acorn";
import { constantText, keyOf } from "./names";

/** The host of the constant `url` that a call is given, with the place of that text. */
export function hostOfUrlArgument({ properties }: ObjectExpression): { host: string; at: number } | null {
  for (const property of properties) {
    if (property.type !== "Property" || property.kind !== "init" || keyOf(property) !== "url") continue;
    const start = constantStart(property.value);
    const host = start && hostOf(start.text, start.isWhole);
    if (host) return { host, at: property.value.start };
  }
  return null;
}

/**
 * The host of an address as the whitelists write it, or null. Of an address that goes on in ways that cannot be told
 * the host counts only where it has ended.
 */
export function hostOf(address: string, isWhole: boolean): string | null {
  const text = address.trim();
  if (!(isWhole ? /^(https?|wss?):\/\/[^/?#\\]+/i : /^(https?|wss?):\/\/[^/?#\\]+[/?#\\]/i).test(text)) return null;
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, port } = new URL(text);
  return `${protocol}//${hostname.replace(/\.$/, "")}${port === "" ? "" : `:${port}`}`;
}

/** The constant text that a value begins with: of a string, a template, a sum, or "…".concat(…). */
function constantStart(node: AnyNode): { text: string; isWhole: boolean } | null {
  let [first, isWhole] = [node, true];
  for (;;) {
    if (first.type === "BinaryExpression" && first.operator === "+" && first.left.type !== "PrivateIdentifier")
      [first, isWhole] = [first.left, false];
    else if (
      first.type === "CallExpression" &&
      first.callee.type === "MemberExpression" &&
      keyOf(first.callee) === "concat"
    )
      [first, isWhole] = [first.callee.object, false];
    else break;
  }
  const text = constantText(first);
  if (text !== null) return { text, isWhole };
  const start = first.type === "TemplateLiteral" ? first.quasis[0]?.value.cooked : null;
  return start ? { text: start, isWhole: false } : null;
}
