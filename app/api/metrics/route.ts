import { databaseConnection } from "@/app/_server/db";
import { metricsAnswer } from "@/app/_server/metrics-answer";
import { env } from "@/lib/env";

export function GET(request: Request): Promise<Response> {
  return metricsAnswer({
    authorization: request.headers.get("authorization"),
    token: env().metricsToken,
    connection: databaseConnection,
    now: new Date(),
  });
}
export const dynamic = "force-dynamic";
