import { apiAnswer } from "@/app/_server/api-answer";
import { appContext, sealingSecret } from "@/app/_server/deployment-key";
import { listPublicKeys } from "@/lib/release/list-public-keys";

export const dynamic = "force-dynamic";

/** The public keys by which release answers are verified, for everyone. */
export async function GET(): Promise<Response> {
  return apiAnswer(async () => {
    const keys = await listPublicKeys(appContext(), { secret: sealingSecret() });
    return Response.json(keys, {
      headers: { "Content-Type": "application/jwk-set+json", "Cache-Control": "public, max-age=300" },
    });
  });
}
