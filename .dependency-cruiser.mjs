// Who may import whom: the whole list. Each rule carries its reason, and tests/gates/import-rules.test.ts plants a
// violation of each. It stands here and not in ESLint, whose blocks replace each other's no-restricted-imports.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";

/** The folders of lib in their order: each imports only from those before it. */
export const line = [
  "access",
  "audit",
  "notice",
  "settings",
  "person",
  "workspace",
  "request",
  "catalog",
  "package",
  "qr-code",
  "member",
  "mini-program",
  "information",
  "configuration",
  "feature",
  "version",
  "release",
  "removal",
  "review",
  "export",
];

/** Matches packages whether they resolve to a file, to their types, or (type-only exports) to nothing. */
const packages = (...names) => `^(node_modules/)?(@types/)?(${names.join("|")})(/|$)`;

const bothSides = "^lib/(vocabulary\\.ts|access/matrix\\.ts|audit/events\\.ts|[^/]+/(inputs|lifecycle)\\.ts|format/)";
const serverPackages = /^(node:|(drizzle-orm|pg|pino|sharp)(\/|$))/;
const { client, light } = readSources(process.cwd());
const runtimeOnly = { dependencyTypesNot: ["type-only"] };
const sourcesOfApp = "^(app/|proxy\\.ts$|instrumentation(-client)?\\.ts$)";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const rules = [
  {
    name: "no-circles",
    comment:
      "Two files that need each other are one file, or a third is missing. A type is erased and closes no circle.",
    from: {},
    to: { circular: true, viaOnly: runtimeOnly },
  },
  {
    name: "no-drawers",
    comment:
      "Utils, helpers, services, types and constants become drawers: a helper lives beside its user, then in the nearest named home.",
    from: {},
    to: {
      path: "(^|/)(utils|helpers|services|types|constants)(/|\\.ts)",
      pathNot: "^(node_modules|\\.next|util)/",
    },
  },
  {
    name: "vocabulary-imports-nothing",
    comment: "Everyone may import the closed word lists, so they may bring nobody along.",
    from: { path: "^lib/vocabulary\\.ts$" },
    to: { path: ".+" },
  },
  {
    name: "schema-imports-only-the-vocabulary",
    comment: "The tables stand next to the vocabulary at the bottom; their only package is drizzle.",
    from: { path: "^db/schema/" },
    to: { pathNot: ["^db/schema/", "^lib/", "^app/", packages("drizzle-orm")] },
  },
  {
    name: "db-imports-only-the-vocabulary",
    comment: "The product stands on the database, not the other way round; the seed alone calls operations.",
    from: { path: "^db/", pathNot: "^db/seed(\\.ts$|/)" },
    to: { path: "^lib/", pathNot: "^lib/vocabulary\\.ts$" },
  },
  {
    name: "lib-knows-no-framework",
    comment: "The whole product runs and is tested without a web server, and can be reached another way later.",
    from: { path: "^lib/" },
    to: { path: packages("next", "react", "react-dom") },
  },
  {
    name: "lib-gets-its-connection",
    comment: "The database arrives in ctx: lib takes the tables, and of the connection only the type.",
    from: { path: "^lib/" },
    to: { path: "^(db/(?!schema/)|(node_modules/)?(@types/)?pg/)", ...runtimeOnly },
  },
  {
    name: "app-is-the-outermost",
    comment: "lib, db and scripts know nothing of how people reach the product.",
    from: { path: "^(lib|db|scripts)/" },
    to: { path: "^app/" },
  },
  {
    name: "nothing-ships-from-tests-or-scripts",
    comment: "Tests and start scripts use the product; the product never uses them.",
    from: { path: `^(lib|db)/|${sourcesOfApp}` },
    to: { path: "^(tests|scripts)/" },
  },
  {
    name: "lib-folders-stand-in-the-line",
    comment: "A new folder of lib gets its place in the line above, so that there is never a question who knows whom.",
    from: {},
    to: { path: `^lib/(?!(${line.join("|")}|format|text)/)[^/]+/` },
  },
  {
    name: "lib-root-comes-first",
    comment: "What everyone in lib may use knows no noun.",
    from: { path: "^lib/([^/]+\\.ts$|format/)", pathNot: "^lib/context\\.ts$" },
    to: { path: `^lib/(${line.join("|")})/`, pathNot: "^lib/access/matrix\\.ts$" },
  },
  {
    name: "context-knows-access-and-audit",
    comment: "A context has an actor, and inTransaction itself records the refusals that matter; no other noun.",
    from: { path: "^lib/context\\.ts$" },
    to: { path: `^lib/(${line.slice(2).join("|")})/` },
  },
  {
    name: "text-rules-are-pure",
    comment: "Rules about text are used by every form and check: they bring along only words, errors and formats.",
    from: { path: "^lib/text/" },
    to: { path: "^(lib|db)/", pathNot: "^lib/((text|format)/|(vocabulary|errors)\\.ts$)" },
  },
  ...line.slice(0, -1).map((folder, place) => ({
    name: `line-${folder}`,
    comment: `lib/${folder} imports only from the folders before it; a read across nouns goes through db/schema.`,
    from: { path: `^lib/${folder}/` },
    to: { path: `^lib/(${line.slice(place + 1).join("|")})/` },
  })),
  {
    name: "both-sides-stay-light",
    comment: "What the browser may import brings no table, connection or operation along.",
    from: { path: bothSides },
    to: {
      path: ["^(lib|db)/", packages("drizzle-orm", "pg", "pino", "sharp")],
      pathNot: oneOf(light),
      ...runtimeOnly,
    },
  },
  {
    name: "screens-know-no-database",
    comment: "Outside app/_server a screen uses a query's return type, never drizzle or a table.",
    from: { path: sourcesOfApp, pathNot: "^app/_server/" },
    to: { path: ["^db/", packages("drizzle-orm", "pg")] },
  },
  {
    name: "server-knows-no-screen",
    comment: "app/_server is what pages and actions stand on.",
    from: { path: "^app/_server/" },
    to: { path: "^app/(?!_server/|_components/)" },
  },
  {
    name: "client-imports-little-of-lib",
    comment:
      "What a browser downloads is the vocabulary, the matrix, inputs, life cycles and formats; no operation, no query.",
    from: { path: oneOf(client) },
    to: { path: "^lib/", pathNot: bothSides, ...runtimeOnly },
  },
  {
    name: "client-takes-only-types-from-server",
    comment: "A browser file may name what the server answers with, and reaches it through an action.",
    from: { path: oneOf(client) },
    to: { path: "^app/_server/", ...runtimeOnly },
  },
  {
    name: "next-auth-in-two-files",
    comment: "Sign-in is an adapter that can be replaced: the rest knows Actor.",
    from: { pathNot: "^app/(_server/auth\\.ts$|api/auth/)" },
    to: { path: packages("next-auth", "@auth/[^/]+") },
  },
  {
    name: "oracle-imports-nothing",
    comment:
      "The matrix that the access tests compare with is typed in by hand, and shares no mistake with lib/access.",
    from: { path: "^tests/access/oracle\\.ts$" },
    to: { path: ".+" },
  },
  {
    name: "server-only-in-server",
    comment: "Plain Node throws on it, so lib and db could no longer run in scripts and tests.",
    from: { pathNot: "^app/_server/" },
    to: { path: packages("server-only") },
  },
];

const config = {
  forbidden: rules.map((rule) => ({ severity: "error", ...rule })),
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.[^/]+/|test-results/|playwright-report/)" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ["import", "types", "node", "default"] },
  },
};

export default config;

/**
 * What dependency-cruiser cannot see is read from the sources at each run. `client`: the files of app/ that reach the
 * browser, that is those with "use client" and what they import for more than its type, up to app/_server and
 * "use server" files. `light`: the files of lib/ that neither have nor bring along anything of the server.
 */
function readSources(root) {
  const names = readdirSync(root).filter((name) => name === "app" || name === "lib" || name === "db");
  const files = names.flatMap((name) =>
    readdirSync(join(root, name), { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => posix.join(name, path.replaceAll("\\", "/"))),
  );
  const sources = new Map(files.map((file) => [file, readSource(root, file)]));
  const inOwn = (file) =>
    ["", ".ts", ".tsx", "/index.ts", "/index.tsx"].map((end) => file + end).find((path) => sources.has(path));
  const reachedBy = (starts, staysBehind) => {
    const reached = new Set();
    const reach = (file) => {
      if (reached.has(file) || staysBehind(file)) return;
      reached.add(file);
      for (const path of sources.get(file).imports) {
        const next = inOwn(path);
        if (next) reach(next);
      }
    };
    starts.forEach(reach);
    return [...reached];
  };
  const has = (file, directive) => sources.get(file).directives.includes(directive);
  const ofServer = (file) =>
    /^(db\/|lib\/env\.ts$)/.test(file) || sources.get(file).imports.some((path) => serverPackages.test(path));
  return {
    client: reachedBy(
      files.filter((file) => has(file, "use client")),
      (file) => !file.startsWith("app/") || file.startsWith("app/_server/") || has(file, "use server"),
    ),
    light: files.filter((file) => file.startsWith("lib/") && !reachedBy([file], () => false).some(ofServer)),
  };
}

/** The directives of a file, and what it imports for more than its type: own files by their path, packages by name. */
function readSource(root, file) {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest);
  const directives = [];
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) break;
    directives.push(statement.expression.text);
  }
  const imports = [];
  const visit = (node) => {
    const specifier = specifierOf(node);
    if (specifier?.startsWith("@/")) imports.push(specifier.slice(2));
    else if (specifier?.startsWith(".")) imports.push(posix.join(posix.dirname(file), specifier));
    else if (specifier) imports.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { directives, imports };
}

function specifierOf(node) {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ? undefined : node.moduleSpecifier.text;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? undefined : node.moduleSpecifier?.text;
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic && ts.isStringLiteralLike(node.arguments[0]) ? node.arguments[0].text : undefined;
}

function oneOf(files) {
  const escaped = files.map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return escaped.length > 0 ? `^(${escaped.join("|")})$` : "(?!)";
}
