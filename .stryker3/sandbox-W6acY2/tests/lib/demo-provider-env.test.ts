import { expect, test } from "vitest";
import { readDemoProviderEnv } from "@/lib/demo-provider-env";

const right = {
  DEMO_IDP_PORT: "3001",
  DEMO_IDP_ISSUER: "http://localhost:3001",
  DEMO_IDP_CLIENT_ID: "console",
  DEMO_IDP_CLIENT_SECRET: "a secret of some length",
  DEMO_IDP_REDIRECT_URI: "http://localhost:3000/api/auth/callback/sso",
  DEMO_IDP_POST_LOGOUT_URI: "http://localhost:3000/sign-in",
  DEMO_IDP_KEYS_FILE: "/tmp/keys.json",
};

test("the demo identity provider takes addresses of this machine", () => {
  expect(readDemoProviderEnv(right).DEMO_IDP_PORT).toBe(3001);
  expect(readDemoProviderEnv({ ...right, DEMO_IDP_ISSUER: "http://127.0.0.1:3001" })).toBeTruthy();
});

test("the demo identity provider refuses to start for any other, and names the variable", () => {
  for (const name of ["DEMO_IDP_ISSUER", "DEMO_IDP_REDIRECT_URI", "DEMO_IDP_POST_LOGOUT_URI"]) {
    for (const address of [
      "https://console.example.com/x",
      "http://localhost.evil.example/",
      "http://10.0.0.1/",
      "",
      "x",
    ]) {
      expect(() => readDemoProviderEnv({ ...right, [name]: address })).toThrow(name);
    }
  }
});
