import { demoProviderEnv } from "../lib/env";
import { makeProvider } from "./demo-identity-provider/provider";
import { serve } from "./demo-identity-provider/serve";

try {
  const settings = demoProviderEnv();
  await serve(makeProvider(settings), settings);
  console.log("ready");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
