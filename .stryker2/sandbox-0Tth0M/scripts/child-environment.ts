import { join } from "node:path";
import { keptSecret, makeDataDir } from "../db/data-dir";
import type { Env } from "../lib/env";
import { secretVariables, variables } from "../lib/env-variables";

export type DemoProvider = {
  port: number;
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  postLogoutUri: string;
  keysFile: string;
};

export function demoProvider({ appUrl, dataDir, demoIdpPort: port }: Env): DemoProvider {
  return {
    port,
    issuer: `http://localhost:${port}`,
    clientId: "mini-program-console",
    clientSecret: keptSecret(makeDataDir(dataDir), "demo-idp-client"),
    redirectUri: `${appUrl}/api/auth/callback/sso`,
    postLogoutUri: `${appUrl}/sign-in`,
    keysFile: join(makeDataDir(dataDir), "secrets", "demo-idp-keys.json"),
  };
}

type Ready = { databaseUrl: string; authSecret: string; demo: DemoProvider | undefined };

/** All that the start script found out, as variables. The console itself never learns the owner's password. */
export function consoleEnvironment(source: NodeJS.ProcessEnv, settings: Env, ready: Ready): NodeJS.ProcessEnv {
  const { databaseUrl, authSecret, demo } = ready;
  const known = {
    PORT: String(settings.port),
    HOST: settings.host,
    APP_URL: settings.appUrl,
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: "",
    DATA_DIR: settings.dataDir,
    AUTH_SECRET: authSecret,
    // Only this script says so, and only of the provider that it started.
    DEMO_SIGN_IN: "",
    ...(demo && {
      OIDC_ISSUER: demo.issuer,
      OIDC_CLIENT_ID: demo.clientId,
      OIDC_CLIENT_SECRET: demo.clientSecret,
      DEMO_SIGN_IN: "on",
    }),
  };
  const files = Object.keys(known).filter((name) => secretVariables.has(name));
  return {
    ...source,
    ...known,
    ...Object.fromEntries(files.map((name) => [`${name}_FILE`, ""])),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // On a stop signal the console ends by itself, once its requests and its jobs are done.
    NEXT_MANUAL_SIG_HANDLE: "true",
  };
}

/** The demo provider is told what it needs and nothing of the console's secrets. */
export function providerEnvironment(source: NodeJS.ProcessEnv, demo: DemoProvider): NodeJS.ProcessEnv {
  const secrets = [...secretVariables].flatMap((name) => [name, `${name}_FILE`]);
  return {
    ...Object.fromEntries(Object.entries(source).filter(([name]) => !secrets.includes(name))),
    DEMO_IDP_PORT: String(demo.port),
    DEMO_IDP_ISSUER: demo.issuer,
    DEMO_IDP_CLIENT_ID: demo.clientId,
    DEMO_IDP_CLIENT_SECRET: demo.clientSecret,
    DEMO_IDP_REDIRECT_URI: demo.redirectUri,
    DEMO_IDP_POST_LOGOUT_URI: demo.postLogoutUri,
    DEMO_IDP_KEYS_FILE: demo.keysFile,
    NODE_ENV: "production",
  };
}

/** Without what the console of the person who types this is set to: nothing of it reaches the tests. */
export function withoutOwnSettings(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(variables.shape).flatMap((name) => [
    name,
    ...(secretVariables.has(name) ? [`${name}_FILE`] : []),
  ]);
  return { ...source, ...Object.fromEntries(names.map((name) => [name, ""])) };
}
