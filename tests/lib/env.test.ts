import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { EnvError, readEnv } from "@/lib/env";
import { secretVariables, variables } from "@/lib/env-variables";

const folder = mkdtempSync(join(tmpdir(), "env-"));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = "0123456789abcdef0123456789abcdef";
const provider = { OIDC_ISSUER: "https://login.example.com", OIDC_CLIENT_ID: "console", OIDC_CLIENT_SECRET: secret };

describe("an empty environment", () => {
  test("runs on this machine alone, with the embedded database, demo data and demo sign-in", () => {
    expect(readEnv({})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      appUrl: "http://localhost:3000",
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      dataDir: ".data",
      authSecret: undefined,
      oidc: undefined,
      oidcGroups: undefined,
      workspaceAdmins: [],
      demoIdpPort: 3001,
      demoSignIn: false,
      seedDemo: true,
      mail: undefined,
      metricsToken: undefined,
      appLinkScheme: "harborpay",
      trustedProxyHops: 0,
      formsPerMinute: 240,
      clamd: undefined,
      logLevel: "info",
    });
  });

  test("is what empty values amount to", () => {
    const empty = Object.fromEntries(Object.keys(variables.shape).map((name) => [name, name.length % 2 ? "" : "  "]));
    expect(readEnv({ ...empty, AUTH_SECRET_FILE: "" })).toEqual(readEnv({}));
  });
});

test("the address and the demo identity provider follow PORT", () => {
  expect(readEnv({ PORT: "3100" })).toMatchObject({ appUrl: "http://localhost:3100", demoIdpPort: 3101 });
});

test.each([
  ["127.0.0.1:3310", { host: "127.0.0.1", port: 3310 }],
  ["[::1]:3310", { host: "::1", port: 3310 }],
  ["scanner.internal:3310", { host: "scanner.internal", port: 3310 }],
  ["/run/clamav/clamd.ctl", { path: "/run/clamav/clamd.ctl" }],
])("the virus scanner is a port of a host or a socket: %s", (typed, clamd) => {
  expect(readEnv({ CLAMD_ADDRESS: typed }).clamd).toEqual(clamd);
});

test("APP_URL is kept without a slash at its end", () => {
  expect(readEnv({ APP_URL: "http://127.0.0.1:8080/" }).appUrl).toBe("http://127.0.0.1:8080");
});

test("demo data is put in only with the embedded database and the demo sign-in, or where it is asked for", () => {
  const database = { DATABASE_URL: "postgres://console@db/console" };
  expect(readEnv(database).seedDemo).toBe(false);
  expect(readEnv(provider).seedDemo).toBe(false);
  expect(readEnv({ ...database, SEED_DEMO: "on" }).seedDemo).toBe(true);
  expect(readEnv({ SEED_DEMO: "off" }).seedDemo).toBe(false);
});

test("the owner's database address is the console's own where no other is given", () => {
  const shared = readEnv({ DATABASE_URL: "postgres://console@db/console" });
  expect(shared.databaseOwnerUrl).toBe(shared.databaseUrl);
});

test("groups are mapped to the roles of the kind of their workspace", () => {
  const id = "6f1f1c5e-8d5c-4f5e-9f51-0a4c1d7b9c11";
  const map = { a: { workspace: "super-app", role: "workspace_reviewer" }, b: { workspace: id, role: "developer" } };
  const source = { ...provider, OIDC_GROUPS_CLAIM: "groups", OIDC_GROUP_ROLES: JSON.stringify(map) };
  expect(readEnv(source).oidcGroups).toEqual({ claim: "groups", roles: map });
  const crossed = { a: { workspace: "super-app", role: "developer" } };
  expect(linesOf({ ...source, OIDC_GROUP_ROLES: JSON.stringify(crossed) })).toEqual([
    expect.stringContaining("OIDC_GROUP_ROLES: must be JSON"),
  ]);
});

test("a secret can stand in a file, and its last line feed is not part of it", () => {
  const file = join(folder, "secret");
  writeFileSync(file, `${secret}\n`);
  expect(readEnv({ AUTH_SECRET_FILE: file }).authSecret).toBe(secret);
});

test("a file that is missing, empty or given beside the value is named", () => {
  const empty = join(folder, "empty");
  writeFileSync(empty, "\n");
  expect(
    linesOf({
      AUTH_SECRET_FILE: empty,
      METRICS_TOKEN: "secret-token",
      METRICS_TOKEN_FILE: empty,
      SMTP_URL_FILE: join(folder, "nowhere"),
    }),
  ).toEqual([
    `AUTH_SECRET_FILE: ${empty} is empty. Put the value into it.`,
    `SMTP_URL_FILE: ${join(folder, "nowhere")} cannot be read (ENOENT). Name a file that this user can read.`,
    "METRICS_TOKEN: is set, and METRICS_TOKEN_FILE too. Keep one of them.",
  ]);
});

test("everything that is wrong is said at once, and no secret is shown", () => {
  const lines = linesOf({
    PORT: "http",
    APP_URL: "https://console.example.com/admin",
    DATABASE_URL: "mysql://root:hunter2@db/console",
    AUTH_SECRET: "hunter2",
    OIDC_ISSUER: "http://login.example.com",
    WORKSPACE_ADMINS: "amara@harborpay.example, jonas",
    SEED_DEMO: "perhaps",
    SMTP_URL: "hunter2",
    APP_LINK_SCHEME: "javascript",
    TRUSTED_PROXY_HOPS: "-1",
    FORMS_PER_MINUTE: "0",
    CLAMD_ADDRESS: "127.0.0.1",
    LOG_LEVEL: "loud",
  });
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "PORT",
    "APP_URL",
    "DATABASE_URL",
    "AUTH_SECRET",
    "OIDC_ISSUER",
    "WORKSPACE_ADMINS",
    "SEED_DEMO",
    "SMTP_URL",
    "APP_LINK_SCHEME",
    "TRUSTED_PROXY_HOPS",
    "FORMS_PER_MINUTE",
    "CLAMD_ADDRESS",
    "LOG_LEVEL",
  ]);
  expect(lines[0]).toBe('PORT: must be a whole number from 1 to 65535, not "http".');
  expect(lines.join("\n")).not.toContain("hunter2");
});

describe("an address that others can reach", () => {
  const outside = { APP_URL: "https://console.example.com" };

  test("needs a secret and an identity provider of its own", () => {
    expect(linesOf(outside).map((line) => line.split(":")[0])).toEqual(["AUTH_SECRET", "OIDC_ISSUER"]);
    expect(readEnv({ ...outside, ...provider, AUTH_SECRET: secret }).oidc?.issuer).toBe("https://login.example.com");
  });

  test("never signs in demo people", () => {
    expect(linesOf({ ...outside, ...provider, AUTH_SECRET: secret, DEMO_SIGN_IN: "on" })).toEqual([
      "DEMO_SIGN_IN: must be off unless APP_URL and OIDC_ISSUER are loopback addresses.",
    ]);
    expect(linesOf({ HOST: "0.0.0.0" })).toEqual([expect.stringContaining("HOST is not a loopback address")]);
  });
});

test("what belongs together is set together", () => {
  expect(linesOf({ OIDC_ISSUER: "https://login.example.com", MAIL_FROM: "console@example.com" })).toEqual([
    expect.stringContaining("OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: must be set too"),
    expect.stringContaining("SMTP_URL: must be set too"),
  ]);
  expect(linesOf({ DATABASE_OWNER_URL: "postgres://owner@db/console" })).toEqual([
    "DATABASE_URL: must be set too where DATABASE_OWNER_URL is.",
  ]);
});

test("the demo identity provider needs a port of its own", () => {
  expect(linesOf({ PORT: "65535" })).toEqual(["DEMO_IDP_PORT: must be a port other than PORT."]);
  expect(linesOf({ DEMO_IDP_PORT: "3000" })).toHaveLength(1);
});

test(".env.example names every variable that is for people, and the file form of each secret", () => {
  const example = readFileSync(".env.example", "utf8");
  const named = [...example.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
  const forPeople = Object.keys(variables.shape).filter((name) => name !== "DEMO_SIGN_IN");
  expect(named.toSorted()).toEqual(forPeople.toSorted());
  for (const name of secretVariables) expect(example).toContain(`${name}_FILE`);
});

function linesOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.lines;
    throw error;
  }
  return [];
}
