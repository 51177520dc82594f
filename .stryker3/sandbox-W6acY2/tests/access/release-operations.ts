import { randomUUID } from "node:crypto";
import type { Db } from "@/db/connect";
import { deploymentKeys } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { listDeploymentKeys } from "@/lib/release/list-deployment-keys";
import { makeDeploymentKey } from "@/lib/release/make-deployment-key";
import { revokeDeploymentKey } from "@/lib/release/revoke-deployment-key";
import type { SmallWorld } from "@/tests/support/small-world";
import { testNow } from "@/tests/support/world";
import { byHand } from "./answers";
import type { Case, Row } from "./cases";

const answers = byHand({ admin: "allowed" }, "forbidden");
const key = randomUUID();

async function withKey(db: Db, { people }: SmallWorld): Promise<void> {
  const made = { madeBy: people.admin.id, madeAt: testNow };
  await db
    .insert(deploymentKeys)
    .values({ id: key, name: "Gateway", keyHash: Buffer.alloc(32), ending: "abcd", ...made });
}

const onKey = (run: (ctx: Ctx) => Promise<unknown>): Case => ({
  on: "a deployment key",
  action: "settings.manage",
  answers,
  given: withKey,
  run,
});

export const releaseOperations: Record<string, Row> = {
  "release/list-deployment-keys": { kind: "read", cases: [onKey((ctx) => listDeploymentKeys(ctx))] },
  "release/make-deployment-key": { kind: "command", cases: [onKey((ctx) => makeDeploymentKey(ctx, { name: "New" }))] },
  "release/revoke-deployment-key": {
    kind: "command",
    cases: [
      onKey((ctx) => revokeDeploymentKey(ctx, { key })),
      {
        on: "a deployment key that does not exist",
        action: "settings.manage",
        answers: byHand({ admin: "not_found" }, "forbidden"),
        run: (ctx) => revokeDeploymentKey(ctx, { key: randomUUID() }),
        unknown: true,
      },
    ],
  },
  "release/authorize-deployment-key": { public: "says whether the key that it is handed is a good one" },
  "release/get-release": { public: "answers the app's servers, whom a deployment key has let in" },
  "release/open-released-package": { public: "answers the app's servers, whom a deployment key has let in" },
  "release/sign-release": { public: "signs what the app's servers are answered" },
  "release/list-public-keys": { public: "is what everyone verifies release answers by" },
};
