import { clientAddress } from "@/app/_server/exchange";
import { database } from "@/app/_server/db";
import { outreach } from "@/app/_server/outreach";
import { describeFailure, failureStatuses } from "@/app/_server/refusal";
import { missFrom, scanFrom } from "@/app/_server/scan-limits";
import { getScannedLogo } from "@/lib/qr-code/get-scanned-logo";

/** The small logo for the page behind a code. */
export async function GET(_: Request, { params }: RouteContext<"/q/[token]/logo">): Promise<Response> {
  try {
    const { token } = await params;
    const wait = await scanFrom(clientAddress());
    if (wait !== null) return tooMany(wait);
    const logo = await getScannedLogo({ db: database(), outreach: outreach() }, { token });
    const missed = logo ? null : await missFrom(clientAddress());
    if (missed !== null) return tooMany(missed);
    if (!logo) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
    const headers = { "Content-Type": "image/webp", "Cache-Control": "private, max-age=600" };
    return new Response(new Uint8Array(logo), { headers });
  } catch (error) {
    const status = failureStatuses[describeFailure(error).kind];
    return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
  }
}

const tooMany = (seconds: number) =>
  new Response(null, { status: 429, headers: { "Cache-Control": "no-store", "Retry-After": String(seconds) } });
