import { readFileSync } from "node:fs";
import ts from "typescript";

/** The names of a file's tests as a report has them, those of the groups before them. What is filled in by `each` is any text. */
export function testNamesOf(file: string): RegExp[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const names: RegExp[] = [];
  const visit = (node: ts.Node, groups: string[]): void => {
    const found = ts.isCallExpression(node) ? titled(node) : null;
    if (found?.kind === "test") names.push(new RegExp(`^${[...groups, found.title].join(" › ")}$`, "u"));
    const inner = found?.kind === "describe" ? [...groups, found.title] : groups;
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(source, []);
  return names;
}

/** `test("…", …)`, `test.each(…)("…", …)`, `test.describe("…", …)` and their like, the title as a pattern. */
function titled({ expression, arguments: [title] }: ts.CallExpression): { kind: string; title: string } | null {
  const called = ts.isCallExpression(expression) ? expression.expression : expression;
  const words = called.getText().split(".");
  const kind = words.includes("describe") ? "describe" : words[0] === "test" ? "test" : null;
  if (kind === null || title === undefined || !words.every((word) => /^(test|describe|each)$/.test(word))) return null;
  if (ts.isStringLiteral(title) || ts.isNoSubstitutionTemplateLiteral(title)) {
    return { kind, title: patternOf(title.text) };
  }
  if (!ts.isTemplateExpression(title)) return null;
  const rest = title.templateSpans.map(({ literal }) => `.+${escaped(literal.text)}`);
  return { kind, title: escaped(title.head.text) + rest.join("") };
}

const patternOf = (title: string) =>
  title
    .split(/%[sdifjo]/)
    .map(escaped)
    .join(".+");

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
