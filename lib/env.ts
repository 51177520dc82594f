import { readFileSync } from "node:fs";
import type { z } from "zod";
import { readDemoProviderEnv, type DemoProviderEnv } from "./demo-provider-env";
import { isLoopback, isLoopbackUrl, secretVariables, variables, type Variable } from "./env-variables";

type Source = Record<string, string | undefined>;
type Values = Partial<z.output<typeof variables>>;

/** All that is wrong with the environment, one line each, with the mend and never with a secret's value. */
export class EnvError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(`The environment is not right:\n${lines.map((line) => `  ${line}`).join("\n")}`);
    this.name = "EnvError";
    this.lines = lines;
  }
}

export type Env = ReturnType<typeof settle>;

let current: Env | undefined;

/** The environment of this process, read once. */
export function env(): Env {
  current ??= readEnv(process.env);
  return current;
}

/** next-auth takes its own address from this variable alone; without it, it would believe forwarded headers. */
export function publishAppUrl(): void {
  process.env.AUTH_URL = env().appUrl;
}

/** The environment of the demo identity provider, a process of its own that knows nothing of the console's. */
export function demoProviderEnv(): DemoProviderEnv {
  return readDemoProviderEnv(process.env);
}

export function readEnv(source: Source): Env {
  const wrong: string[] = [];
  const values: Values = {};
  for (const name of Object.keys(variables.shape) as Variable[]) {
    const typed = typedValue(name, source, wrong);
    if (typed !== undefined) Object.assign(values, readOne(name, typed, wrong));
  }
  const settled = settle(values);
  // What follows from a value that could not be read would only add noise.
  if (wrong.length === 0) wrong.push(...contradictions(values, settled));
  if (wrong.length > 0) throw new EnvError(wrong);
  return settled;
}

function typedValue(name: Variable, source: Source, wrong: string[]): string | undefined {
  const direct = source[name]?.trim() || undefined;
  const file = secretVariables.has(name) ? source[`${name}_FILE`]?.trim() : undefined;
  if (!file) return direct;
  if (direct !== undefined) {
    wrong.push(`${name}: is set, and ${name}_FILE too. Keep one of them.`);
    return undefined;
  }
  try {
    const kept = readFileSync(file, "utf8").trim();
    if (kept === "") wrong.push(`${name}_FILE: ${file} is empty. Put the value into it.`);
    return kept || undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    wrong.push(`${name}_FILE: ${file} cannot be read (${code}). Name a file that this user can read.`);
    return undefined;
  }
}

function readOne(name: Variable, typed: string, wrong: string[]): Values {
  const read = variables.shape[name].safeParse(typed);
  if (read.success) return { [name]: read.data };
  const shown = secretVariables.has(name) ? "" : `, not ${JSON.stringify(typed)}`;
  wrong.push(`${name}: ${read.error.issues[0]?.message ?? "cannot be read"}${shown}.`);
  return {};
}

function settle(values: Values) {
  const port = values.PORT ?? 3000;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  const { OIDC_GROUPS_CLAIM: claim, OIDC_GROUP_ROLES: roles } = values;
  const { SMTP_URL: url, MAIL_FROM: from } = values;
  return {
    port,
    host: values.HOST ?? "127.0.0.1",
    appUrl: values.APP_URL ?? `http://localhost:${port}`,
    databaseUrl: values.DATABASE_URL,
    /** The role that owns the tables and migrates them; the console itself then runs without owning the audit log. */
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? values.DATABASE_URL,
    dataDir: values.DATA_DIR ?? ".data",
    authSecret: values.AUTH_SECRET,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name: values.OIDC_NAME } : undefined,
    oidcGroups: claim && roles ? { claim, roles } : undefined,
    workspaceAdmins: values.WORKSPACE_ADMINS ?? [],
    demoIdpPort: values.DEMO_IDP_PORT ?? port + 1,
    /** Whether the provider is the demo one, whose people are stored under a constant issuer. */
    demoSignIn: values.DEMO_SIGN_IN ?? false,
    seedDemo: values.SEED_DEMO ?? (values.DATABASE_URL === undefined && issuer === undefined),
    mail: url && from ? { url, from } : undefined,
    metricsToken: values.METRICS_TOKEN,
    appLinkScheme: values.APP_LINK_SCHEME ?? "harborpay",
    trustedProxyHops: values.TRUSTED_PROXY_HOPS ?? 0,
    /** Of one person. */
    formsPerMinute: values.FORMS_PER_MINUTE ?? 240,
    /** Where the virus scanner of uploads listens. */
    clamd: values.CLAMD_ADDRESS,
    logLevel: values.LOG_LEVEL ?? ("info" as const),
  };
}

function contradictions(values: Values, settled: Env): string[] {
  const wrong: string[] = [];
  const isLocal = isLoopbackUrl(settled.appUrl);
  const together = (...names: Variable[]) => {
    const missing = names.filter((name) => values[name] === undefined);
    if (missing.length > 0 && missing.length < names.length) {
      wrong.push(`${missing.join(", ")}: must be set too; ${names.join(", ")} go together, all or none.`);
    }
  };
  together("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET");
  together("OIDC_GROUPS_CLAIM", "OIDC_GROUP_ROLES");
  together("SMTP_URL", "MAIL_FROM");
  if (values.DATABASE_OWNER_URL !== undefined && values.DATABASE_URL === undefined) {
    wrong.push("DATABASE_URL: must be set too where DATABASE_OWNER_URL is.");
  }
  if (values.AUTH_SECRET === undefined && !isLocal) {
    wrong.push(
      "AUTH_SECRET: must be set where APP_URL is not a loopback address. Make one with: openssl rand -base64 32",
    );
  }
  if (values.OIDC_ISSUER === undefined && !(isLocal && isLoopback(settled.host))) {
    const name = isLocal ? "HOST" : "APP_URL";
    wrong.push(
      `OIDC_ISSUER: must be set where ${name} is not a loopback address; the demo identity provider is for this machine only.`,
    );
  }
  if (settled.demoSignIn && !(isLocal && settled.oidc && isLoopbackUrl(settled.oidc.issuer))) {
    wrong.push("DEMO_SIGN_IN: must be off unless APP_URL and OIDC_ISSUER are loopback addresses.");
  }
  if (values.OIDC_ISSUER === undefined && (settled.demoIdpPort === settled.port || settled.demoIdpPort > 65535)) {
    wrong.push("DEMO_IDP_PORT: must be a port other than PORT.");
  }
  return wrong;
}
