import "server-only";
import { after } from "next/server";
import type { Ctx } from "@/lib/context";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { authorizeDeploymentKey } from "@/lib/release/authorize-deployment-key";
import { apiAnswer, apiProblem } from "./api-answer";
import { database } from "./db";
import { requestId } from "./exchange";
import { outreach } from "./outreach";

export type AppCtx = Pick<Ctx, "db" | "now" | "outreach">;

/** What operations that no person calls are handed. */
export function appContext(): AppCtx {
  return { db: database(), now: () => new Date(), outreach: outreach() };
}

/** Answers the app's servers. Whoever has no good deployment key is told nothing, not even whether they asked well. */
export async function answerByKey(request: Request, work: (ctx: AppCtx) => Promise<Response>): Promise<Response> {
  return apiAnswer(async () => {
    const ctx = appContext();
    const sent = request.headers.get("authorization");
    const key = /^bearer +(\S+) *$/i.exec(sent ?? "")?.[1];
    const authorized = key === undefined ? null : await authorizeDeploymentKey(ctx, { key });
    if (!authorized) {
      if (sent !== null) log().warn({ request: requestId() }, "a deployment key was refused");
      return unauthorized(sent !== null);
    }
    const { noteUse } = authorized;
    if (noteUse) after(noteUse);
    return work(ctx);
  });
}

function unauthorized(wasSent: boolean): Response {
  const challenge = `Bearer realm="mini programs"${wasSent ? ', error="invalid_token"' : ""}`;
  const sentence = wasSent
    ? "This deployment key is not known, or it was revoked. A Workspace Admin makes one under Settings."
    : "Send a deployment key: Authorization: Bearer mpk_… A Workspace Admin makes one under Settings.";
  return apiProblem(401, sentence, { "WWW-Authenticate": challenge });
}

/** The secret by which the keys that sign release answers are sealed. */
export function sealingSecret(): string {
  const { authSecret } = env();
  if (authSecret === undefined) throw new Error("AUTH_SECRET is not set.");
  return authSecret;
}
