import { assertMayOnCatalog } from "@/lib/catalog/assert-may-on-catalog";
import { assertMayPostOnCatalog } from "@/lib/catalog/assert-may-post-on-catalog";
import { createFeature } from "@/lib/catalog/create-feature";
import { createJsapi } from "@/lib/catalog/create-jsapi";
import { deleteFeature } from "@/lib/catalog/delete-feature";
import { deleteJsapi } from "@/lib/catalog/delete-jsapi";
import { editFeature } from "@/lib/catalog/edit-feature";
import { editJsapi } from "@/lib/catalog/edit-jsapi";
import { getFeature } from "@/lib/catalog/get-feature";
import { getJsapi } from "@/lib/catalog/get-jsapi";
import { createFeatureInput, createJsapiInput, editFeatureInput, editJsapiInput } from "@/lib/catalog/inputs";
import { listCatalogHistory } from "@/lib/catalog/list-catalog-history";
import { listFeatureUsers } from "@/lib/catalog/list-feature-users";
import { listFeatures } from "@/lib/catalog/list-features";
import { listFeaturesInput, listJsapisInput } from "@/lib/catalog/list-inputs";
import { listJsapiChoices } from "@/lib/catalog/list-jsapi-choices";
import { listJsapiUsers } from "@/lib/catalog/list-jsapi-users";
import { listJsapis } from "@/lib/catalog/list-jsapis";
import type { Ctx } from "@/lib/context";
import { addWallet, walletEdit } from "@/tests/support/wallet";
import { byHand, type Answer, type Answers } from "./answers";
import type { Case, Row } from "./cases";
import { oracleSays } from "./oracle";

// The workspace roles of the small world; the catalog looks at no other.
const roles = { admin: "WA", reviewer: "WR", builder: "WD", cafeAdmin: "DA", tramAdmin: "DA" } as const;
const developers = { latteLead: "D", latteDeveloper: "D", newcomer: "D" } as const;
const held = Object.entries({ ...roles, ...developers });

/** What is refused: with 403 to whoever sees the catalog, and to others as `unseen` says. */
function answers(action: string, unseen: Answer): Answers {
  const answered = held.map(([person, role]) => [person, oracleSays(action, role) ? "allowed" : "forbidden"] as const);
  return byHand(Object.fromEntries(answered), unseen);
}

const inConsole = (action: string, run: (ctx: Ctx) => Promise<unknown>): Case[] => [
  { on: "the catalog", action, answers: answers(action, "forbidden"), run },
];

/** One entry is "not found" for whoever may not see the catalog. */
const onEntry = (action: string, run: (ctx: Ctx) => Promise<unknown>): Case[] => [
  { on: "an entry", action, answers: answers(action, "not_found"), run },
];

const jsapi = { description: "Finds a place.", platforms: ["ios"], sensitive: "no" };
const feature = { name: "Better maps", description: "Maps.", access: "direct", jsapis: ["findPlace"] };

export const catalogOperations: Record<string, Row> = {
  "catalog/list-features": {
    kind: "read",
    cases: inConsole("catalog.view", (ctx) => listFeatures(ctx, listFeaturesInput.parse({}))),
  },
  "catalog/list-jsapis": {
    kind: "read",
    cases: inConsole("catalog.view", (ctx) => listJsapis(ctx, listJsapisInput.parse({}))),
  },
  "catalog/list-jsapi-choices": { kind: "read", cases: inConsole("catalog.edit", listJsapiChoices) },
  "catalog/get-feature": { kind: "read", cases: onEntry("catalog.view", (ctx) => getFeature(ctx, { key: "maps" })) },
  "catalog/list-feature-users": {
    kind: "read",
    cases: onEntry("catalog.edit", (ctx) => listFeatureUsers(ctx, { key: "maps" })),
  },
  "catalog/list-jsapi-users": {
    kind: "read",
    cases: onEntry("catalog.edit", (ctx) => listJsapiUsers(ctx, { name: "oldCall" })),
  },
  "catalog/get-jsapi": { kind: "read", cases: onEntry("catalog.view", (ctx) => getJsapi(ctx, { name: "oldCall" })) },
  "catalog/list-catalog-history": {
    kind: "read",
    cases: onEntry("catalog.view", (ctx) => listCatalogHistory(ctx, { kind: "feature", entry: "maps", before: null })),
  },
  "catalog/assert-may-on-catalog": {
    kind: "read",
    cases: (["catalog.view", "catalog.edit"] as const).flatMap((action) =>
      inConsole(action, (ctx) => assertMayOnCatalog(ctx, { action })),
    ),
  },
  "catalog/assert-may-post-on-catalog": {
    kind: "command",
    cases: (["catalog.edit", "catalog.delete"] as const).flatMap((action) =>
      inConsole(action, (ctx) => assertMayPostOnCatalog(ctx, { action })),
    ),
  },
  "catalog/create-jsapi": {
    kind: "command",
    cases: inConsole("catalog.edit", (ctx) => createJsapi(ctx, createJsapiInput.parse({ name: "newCall", ...jsapi }))),
  },
  "catalog/edit-jsapi": {
    kind: "command",
    cases: onEntry("catalog.edit", (ctx) =>
      editJsapi(ctx, editJsapiInput.parse({ name: "oldCall", revision: "1", ...jsapi })),
    ),
  },
  "catalog/delete-jsapi": {
    kind: "command",
    cases: onEntry("catalog.delete", (ctx) => deleteJsapi(ctx, { name: "oldCall" })),
  },
  "catalog/create-feature": {
    kind: "command",
    cases: inConsole("catalog.edit", (ctx) =>
      createFeature(ctx, createFeatureInput.parse({ key: "better-maps", ...feature })),
    ),
  },
  "catalog/edit-feature": {
    kind: "command",
    cases: [
      ...onEntry("catalog.edit", (ctx) =>
        editFeature(ctx, editFeatureInput.parse({ key: "maps", revision: "1", ...feature })),
      ),
      ...onEntry("catalog.edit", (ctx) => editFeature(ctx, walletEdit({ access: "direct", reason: "For all." }))).map(
        (one) => ({ ...one, on: "an entry in use that it widens", given: addWallet }),
      ),
    ],
  },
  "catalog/delete-feature": {
    kind: "command",
    cases: onEntry("catalog.delete", (ctx) => deleteFeature(ctx, { key: "maps" })),
  },
};
