import { clientAddress } from "@/app/_server/exchange";
import { database } from "@/app/_server/db";
import { outreach } from "@/app/_server/outreach";
import { describeFailure, failureStatuses } from "@/app/_server/refusal";
import { missFrom, scanFrom } from "@/app/_server/scan-limits";
import { countScan } from "@/app/_server/scans";
import { followQrCode, type Followed } from "@/lib/qr-code/follow-qr-code";
import { landingPage } from "../landing-page";

/** Where a QR code leads: to the app, with a page behind it for those who do not have it. */
export async function GET(request: Request, { params }: RouteContext<"/q/[token]">): Promise<Response> {
  try {
    const { token } = await params;
    const address = clientAddress();
    const wait = await scanFrom(address);
    if (wait !== null) return tooMany(wait);
    const followed = await followQrCode({ db: database(), outreach: outreach() }, { token });
    const missed = followed.outcome === "unknown" ? await missFrom(address) : null;
    if (missed !== null) return tooMany(missed);
    if (followed.outcome === "opens" && isScan(request)) countScan(followed.code);
    return answerTo(token, followed);
  } catch (error) {
    const { kind } = describeFailure(error);
    return landingPage({
      status: failureStatuses[kind],
      title: "This cannot be opened at the moment",
      words: ["Scan the code again in a minute."],
      headers: { "Retry-After": "60" },
    });
  }
}

/** A browser that fetches ahead, or that asks only whether there is something, is nobody who has scanned. */
function isScan({ method, headers }: Request): boolean {
  return method === "GET" && !/prefetch|preview/.test(headers.get("sec-purpose") ?? headers.get("purpose") ?? "");
}

function answerTo(token: string, followed: Followed): Response {
  if (followed.outcome === "unknown") {
    const words = ["Perhaps it was not read whole. Scan it once more."];
    return landingPage({ status: 404, title: "This code is unknown", words });
  }
  if (followed.outcome === "gone") {
    const words = ["What it opened was taken back or is not offered at the moment.", "Ask whoever shows the code."];
    return landingPage({ status: 410, title: "This code is unavailable", words });
  }
  const { miniProgram, app } = followed;
  const { name: title, language } = miniProgram;
  const shown = { status: 200, title, language, ...(miniProgram.hasLogo && { logo: `/q/${token}/logo` }) };
  if (followed.outcome === "empty") {
    return landingPage({
      ...shown,
      words: ["There is no version of it yet that could be tested. Upload one, then scan the code again."],
    });
  }
  const words = [`Nothing happens? Then ${app} is not on this device. Install it, and scan the code again.`];
  return landingPage({ ...shown, opens: { link: followed.link, label: `Open in ${app}` }, words });
}

function tooMany(seconds: number): Response {
  const words = [`Too many codes were asked for from this network. Wait ${seconds} seconds, then scan the code again.`];
  return landingPage({ status: 429, title: "Please wait", words, headers: { "Retry-After": String(seconds) } });
}
