import { isIP } from "node:net";
import { z } from "zod";
import type { ClamdAddress } from "./clamd";
import { developerRoles, superAppRoles } from "./vocabulary";

const groupRoles = z.record(
  z.string(),
  z.union([
    z.strictObject({ workspace: z.literal("super-app"), role: z.enum(superAppRoles) }),
    z.strictObject({ workspace: z.uuid(), role: z.enum(developerRoles) }),
  ]),
);

/** Every variable of the environment: what it may hold, and what it means to the console. */
export const variables = z.object({
  PORT: wholeNumber(1, 65535),
  HOST: text("an address of this machine, such as 127.0.0.1", (typed) => /^[\w.:-]+$/.test(typed)),
  APP_URL: text("an http or https address without a path, such as https://console.example.com", isOrigin).transform(
    (typed) => new URL(typed).origin,
  ),
  DATABASE_URL: databaseAddress(),
  DATABASE_OWNER_URL: databaseAddress(),
  DATA_DIR: z.string(),
  AUTH_SECRET: text("at least 32 bytes long", (typed) => Buffer.byteLength(typed) >= 32),
  OIDC_ISSUER: text("the provider's https address, such as https://login.example.com", isIssuer),
  OIDC_CLIENT_ID: z.string(),
  OIDC_CLIENT_SECRET: z.string(),
  OIDC_NAME: z.string(),
  OIDC_GROUPS_CLAIM: z.string(),
  OIDC_GROUP_ROLES: z.string().transform((typed, check) => {
    const parsed = groupRoles.safeParse(jsonOf(typed));
    if (parsed.success) return parsed.data;
    check.addIssue({
      code: "custom",
      message:
        'must be JSON such as {"group": {"workspace": "super-app", "role": "workspace_reviewer"}}; ' +
        "a developer workspace is named by its ID, and its roles are developer_admin and developer",
    });
    return z.NEVER;
  }),
  WORKSPACE_ADMINS: text("e-mail addresses with commas between them", (typed) =>
    listOf(typed).every((address) => z.email().safeParse(address).success),
  ).transform(listOf),
  DEMO_IDP_PORT: wholeNumber(1, 65535),
  DEMO_SIGN_IN: onOrOff(),
  SEED_DEMO: onOrOff(),
  SMTP_URL: text("an address such as smtps://user:password@mail.example.com", hasProtocol("smtp:", "smtps:")),
  MAIL_FROM: text("an e-mail address, such as Console <console@example.com>", (typed) => /\S@\S/.test(typed)),
  METRICS_TOKEN: z.string(),
  APP_LINK_SCHEME: text("a scheme of your own app, such as harborpay", isOwnScheme),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10),
  FORMS_PER_MINUTE: wholeNumber(1, 100_000),
  CLAMD_ADDRESS: text(
    "a host and its port or the path of a socket, such as 127.0.0.1:3310 or /run/clamav/clamd.ctl",
    (typed) => clamdAddress(typed) !== null,
  ).transform((typed) => clamdAddress(typed) ?? { path: typed }),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
    error: "must be fatal, error, warn, info, debug, trace or silent",
  }),
});

export type Variable = keyof typeof variables.shape;

/** Never shown, and each may also be given as NAME_FILE. */
export const secretVariables = new Set<string>([
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "AUTH_SECRET",
  "OIDC_CLIENT_SECRET",
  "SMTP_URL",
  "METRICS_TOKEN",
] satisfies Variable[]);

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

export function isLoopbackUrl(url: string): boolean {
  return isLoopback(new URL(url).hostname);
}

function text(wanted: string, isRight: (typed: string) => boolean) {
  return z.string().refine(isRight, { error: `must be ${wanted}` });
}

function wholeNumber(from: number, to: number) {
  const isRight = (typed: string) => /^\d{1,6}$/.test(typed) && Number(typed) >= from && Number(typed) <= to;
  return text(`a whole number from ${from} to ${to}`, isRight).transform(Number);
}

function onOrOff() {
  const on = ["on", "true", "yes", "1"];
  const off = ["off", "false", "no", "0"];
  return text("on or off", (typed) => [...on, ...off].includes(typed.toLowerCase())).transform((typed) =>
    on.includes(typed.toLowerCase()),
  );
}

function databaseAddress() {
  return text(
    "an address such as postgres://user:password@host:5432/database",
    hasProtocol("postgres:", "postgresql:"),
  );
}

function hasProtocol(...protocols: string[]) {
  return (typed: string) => URL.canParse(typed) && protocols.includes(new URL(typed).protocol);
}

function isOrigin(typed: string): boolean {
  if (!hasProtocol("http:", "https:")(typed)) return false;
  const { username, password, pathname, search, hash } = new URL(typed);
  return username + password + search + hash === "" && pathname === "/";
}

function isIssuer(typed: string): boolean {
  if (!hasProtocol("http:", "https:")(typed)) return false;
  const { username, password, protocol, search, hash } = new URL(typed);
  return username + password + search + hash === "" && (protocol === "https:" || isLoopbackUrl(typed));
}

function isOwnScheme(typed: string): boolean {
  return /^[a-z][a-z0-9+.-]*$/.test(typed) && !["http", "https", "javascript", "data", "file", "blob"].includes(typed);
}

/** `[::1]:3310` is a host and a port, too. */
function clamdAddress(typed: string): ClamdAddress | null {
  if (typed.startsWith("/")) return { path: typed };
  const [, bracketed, named, port = ""] = /^(?:\[([\da-f:]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(typed) ?? [];
  const host = bracketed ?? named;
  return host !== undefined && Number(port) >= 1 && Number(port) <= 65535 ? { host, port: Number(port) } : null;
}

function listOf(typed: string): string[] {
  return typed.split(/[,;\s]+/).filter((part) => part !== "");
}

function jsonOf(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return undefined;
  }
}
