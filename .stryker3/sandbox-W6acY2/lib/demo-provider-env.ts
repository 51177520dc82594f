import { z } from "zod";
import { isLoopbackUrl } from "./env-variables";

const loopback = z
  .url({ protocol: /^https?$/ })
  .refine(
    (typed) => URL.canParse(typed) && isLoopbackUrl(typed),
    "must be an address of this machine: the demo identity provider lets anyone in as anyone",
  );

const demoProvider = z.object({
  DEMO_IDP_PORT: z.coerce.number().int().min(1).max(65535),
  DEMO_IDP_ISSUER: loopback,
  DEMO_IDP_CLIENT_ID: z.string().min(1),
  DEMO_IDP_CLIENT_SECRET: z.string().min(16),
  DEMO_IDP_REDIRECT_URI: loopback,
  DEMO_IDP_POST_LOGOUT_URI: loopback,
  DEMO_IDP_KEYS_FILE: z.string().min(1),
});
export type DemoProviderEnv = z.output<typeof demoProvider>;

/** What the start script tells the demo identity provider. Throws with the names of all that is missing or wrong. */
export function readDemoProviderEnv(source: Record<string, string | undefined>): DemoProviderEnv {
  const read = demoProvider.safeParse(source);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`The demo identity provider does not start:\n${lines.join("\n")}`);
}
