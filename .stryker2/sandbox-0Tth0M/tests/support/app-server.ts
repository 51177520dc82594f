import type { APIRequestContext, Page } from "@playwright/test";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { expect } from "./journeys";

/** Makes a key in the settings and reads it where it is shown. */
export async function makeKey(page: Page, name: string): Promise<string> {
  await page.goto("/settings");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Make a key" }).click();
  const shown = page.getByRole("status").filter({ hasText: "The key is made." });
  const key = (await shown.locator("code").textContent()) ?? "";
  expect(key).toMatch(/^mpk_[\w-]{43}$/);
  return key;
}

/** Asks as the app's server does, and verifies what comes by the published keys. */
export function appServer(request: APIRequestContext, id: string, key: string) {
  const path = `/api/v1/mini-programs/${id}/release`;
  const get = (query = "", headers: Record<string, string> = {}) =>
    request.get(path + query, { headers: { authorization: `Bearer ${key}`, ...headers } });
  const release = async (query = ""): Promise<Record<string, unknown>> => {
    const answer = await get(query);
    expect(answer.status(), `${path}${query}: ${await answer.text()}`).toBe(200);
    expect(answer.headers()["content-type"]).toBe("application/jose");
    const keys = (await (await request.get("/.well-known/jwks.json")).json()) as JSONWebKeySet;
    const { payload } = await compactVerify(await answer.text(), createLocalJWKSet(keys), { algorithms: ["ES256"] });
    return JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
  };
  const version = async (query = "") => (await release(query))["version"];
  return { path, get, release, version };
}
