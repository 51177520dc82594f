import type {
  AnyNode,
  Expression,
  MemberExpression,
  Pattern,
  PrivateIdentifier,
  Property,
  AssignmentProperty,
} from "acorn";
import type { Scope, Value } from "./scope";

type Key = Expression | PrivateIdentifier;

/** The constant name of a member or a property, or null where it is computed. */
export function keyOf(node: MemberExpression | Property | AssignmentProperty): string | null {
  const key: Key = node.type === "MemberExpression" ? node.property : node.key;
  if (!node.computed && key.type === "Identifier") return key.name;
  return key.type === "PrivateIdentifier" ? null : constantText(key);
}

/** The text of a string, or of a template without substitutions. */
export function constantText(node: AnyNode): string | null {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** Through what does not change a value: an optional chain, (0, f), a = b. */
export function bare(node: AnyNode): AnyNode {
  let inner = node;
  for (;;) {
    if (inner.type === "ChainExpression" || inner.type === "ParenthesizedExpression") inner = inner.expression;
    else if (inner.type === "SequenceExpression") inner = inner.expressions.at(-1) ?? inner;
    else if (inner.type === "AssignmentExpression" && inner.operator === "=") inner = inner.right;
    else return inner;
    if (inner.type === "SequenceExpression" && inner.expressions.length === 0) return inner;
  }
}

export function valueOf(node: AnyNode, scope: Scope): Value | null {
  const inner = bare(node);
  if (inner.type === "Identifier") return { name: inner.name, scope, key: null };
  if (inner.type !== "MemberExpression" || inner.object.type !== "Identifier") return null;
  const key = keyOf(inner);
  return key === null ? null : { name: inner.object.name, scope, key };
}

/** All names that a pattern gives values to. */
export function namesIn(pattern: Pattern, into: string[] = []): string[] {
  switch (pattern.type) {
    case "Identifier":
      into.push(pattern.name);
      break;
    case "ObjectPattern":
      for (const property of pattern.properties)
        namesIn(property.type === "RestElement" ? property.argument : property.value, into);
      break;
    case "ArrayPattern":
      for (const element of pattern.elements) if (element) namesIn(element, into);
      break;
    case "AssignmentPattern":
      namesIn(pattern.left, into);
      break;
    case "RestElement":
      namesIn(pattern.argument, into);
      break;
    case "MemberExpression":
      break;
  }
  return into;
}
