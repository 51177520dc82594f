import { defineConfig, globalIgnores } from "eslint/config";
import nextCoreWebVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import tseslint from "typescript-eslint";

// The plugin that eslint-config-next already registers: a second copy under its name would be refused.
const jsxA11y = nextCoreWebVitals.find((block) => block.plugins?.["jsx-a11y"]).plugins["jsx-a11y"];

const opensTransaction = 'CallExpression:matches([callee.name="inTransaction"], [callee.property.name="transaction"])';
const processEnv = 'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])';
const readsRuntime = 'MemberExpression[property.name="NEXT_RUNTIME"] > .object';

// What no-restricted-syntax would do, one name for each: as options of that one rule, the list of a later block would
// silently replace the list of an earlier one.
const house = {
  rules: {
    "operation-records": forbid(
      `Program:has(${opensTransaction}):not(:has(CallExpression[callee.name=/^(record|recordClosing|openRequest)$/]))`,
      "An operation that opens a transaction records an audit entry in it.",
    ),
    "clock-is-ctx-now": forbid(
      [
        'NewExpression[callee.name="Date"][arguments.length=0]',
        'CallExpression[callee.name="Date"]',
        'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
      ].join(", "),
      "The clock is ctx.now(), so that a test can set it.",
    ),
    "env-in-one-place": forbid(
      [
        `${processEnv}:not(${readsRuntime})`,
        'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
        'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]',
      ].join(", "),
      "Only lib/env.ts reads the environment: ask it for the checked value.",
    ),
    "no-raw-sql": forbid(
      'MemberExpression[object.name="sql"]:matches([property.name="raw"], [property.value="raw"])',
      "sql.raw puts text into a statement unquoted: use the sql template, or sql.identifier for names.",
    ),
  },
};

export default defineConfig(
  globalIgnores([".*/", "next-env.d.ts", "test-results/", "playwright-report/", "db/seed/packages/"]),
  nextCoreWebVitals,
  nextTypescript,
  tseslint.configs.strict,
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
    languageOptions: { parserOptions: { projectService: true } },
    settings: { react: { version: "19" } },
    plugins: { house },
    rules: {
      ...strictest(jsxA11y.configs.strict.rules),
      // eslint-config-next narrows this one to <img>, and a severity alone would keep its options.
      "jsx-a11y/alt-text": ["error", { elements: ["img", "object", "area", 'input[type="image"]'], img: ["Image"] }],
      "jsx-a11y/no-noninteractive-element-to-interactive-role": ["error", { fieldset: ["radiogroup"] }],
      // What scrolls must be reachable by the keyboard.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["region", "tabpanel"] }],
      "react/no-danger": ["error", { customComponentNames: ["*"] }],
      "react-hooks/exhaustive-deps": "error",
      "max-lines": ["error", { max: 300 }],
      eqeqeq: "error",
      "no-console": "error",
      "house/env-in-one-place": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true, minimumDescriptionLength: 0 }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-assignment": "error",
      "@typescript-eslint/no-unsafe-call": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/no-unsafe-return": "error",
      "@typescript-eslint/return-await": ["error", "in-try-catch"],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
    },
  },
  { files: ["lib/**/*.ts"], ignores: ["lib/*.ts"], rules: { "house/clock-is-ctx-now": "error" } },
  { files: ["lib/*/*.ts"], rules: { "house/operation-records": "error" } },
  {
    files: ["app/**", "lib/**", "db/**"],
    // A CHECK takes no parameters, so the word lists are written into it.
    ignores: ["db/schema/checks.ts"],
    rules: { "house/no-raw-sql": "error" },
  },
  {
    files: ["lib/env.ts", "scripts/**/*.mjs", "tests/**", "*.config.{ts,mjs}"],
    rules: { "house/env-in-one-place": "off" },
  },
  { files: ["scripts/**"], rules: { "no-console": "off" } },
  // Playwright hands a fixture on by a function that is called use.
  { files: ["tests/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
  {
    files: ["lib/access/matrix.ts", "lib/vocabulary.ts", "db/schema/**", "db/seed/**", "db/demo/**", "tests/access/**"],
    rules: { "max-lines": "off" },
  },
  { files: ["**/*.{js,mjs}"], extends: [tseslint.configs.disableTypeChecked] },
);

function forbid(selector, message) {
  return {
    meta: { type: "problem", schema: [], messages: { forbidden: message } },
    create: (context) => ({
      [selector]: (node) => context.report({ node, messageId: "forbidden" }),
    }),
  };
}

/** Every rule of a set as an error, with its options: a warning would be read by nobody. */
function strictest(rules) {
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([, setting]) => !["off", 0].includes([setting].flat()[0]))
      .map(([name, setting]) => [name, ["error", ...[setting].flat().slice(1)]]),
  );
}
