import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** The operations of lib/: files directly in a folder of it that export one function of `(ctx)` or `(ctx, input)`. */
export function findOperations(lib: string): { name: string; exported: string }[] {
  return readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: noun }) =>
      readdirSync(join(lib, noun))
        .filter((file) => file.endsWith(".ts"))
        .flatMap((file) =>
          operationsIn(join(lib, noun, file)).map((exported) => ({ name: `${noun}/${file.slice(0, -3)}`, exported })),
        ),
    );
}

function operationsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const found: string[] = [];
  source.forEachChild((node) => {
    for (const [name, made] of functionsOf(node, source)) {
      const parameters = made.parameters.map((parameter) => parameter.name.getText(source));
      if (["ctx", "ctx,input"].includes(parameters.join())) found.push(name);
    }
  });
  return found;
}

/** The functions that a statement exports, whether declared as such or held by a constant. */
function functionsOf(node: ts.Node, source: ts.SourceFile): [string, ts.SignatureDeclaration][] {
  const isExported =
    ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return [];
  if (ts.isFunctionDeclaration(node)) return [[node.name?.text ?? "default", node]];
  if (!ts.isVariableStatement(node)) return [];
  return node.declarationList.declarations.flatMap(({ name, initializer }) =>
    initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      ? [[name.getText(source), initializer] as [string, ts.SignatureDeclaration]]
      : [],
  );
}
