import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { requestId } from "@/app/_server/exchange";
import { pagePolicy } from "@/app/_server/headers";
import { formTargets } from "@/app/_server/identity-provider";
import { loggablePath } from "@/app/_server/loggable-path";
import { postProblem } from "@/app/_server/post-problem";
import { problemPage } from "@/app/_server/problem-page";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const policyHeader = "Content-Security-Policy";

/** Runs before every page and route: refuses posts that are not ours, and gives each page its own policy. */
export async function proxy(request: NextRequest): Promise<Response> {
  const { appUrl } = env();
  const { pathname } = request.nextUrl;
  const problem = postProblem(request.method, pathname, request.headers, appUrl);
  if (problem) {
    const said = { status: problem.status, method: request.method, path: loggablePath(pathname), request: requestId() };
    log().warn(said, "a post was refused");
    return problemPage(problem.status, problem.sentence, { Connection: "close" });
  }
  const headers = new Headers(request.headers);
  // What a client or a proxy says of our own address is never believed; the framework compares Origins with it.
  headers.delete("forwarded");
  headers.set("x-forwarded-host", new URL(appUrl).host);
  headers.set("x-forwarded-proto", new URL(appUrl).protocol.slice(0, -1));
  // The framework's last resort is a page of its build with an address; asked for by that, it would answer with 500.
  if (pathname === "/_global-error")
    return NextResponse.rewrite(new URL("/_not-found", request.url), { request: { headers } });
  if (/^\/(api|\.well-known)\//.test(pathname)) return NextResponse.next({ request: { headers } });

  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy(nonce, await formTargets(), appUrl.startsWith("https:"));
  // The framework reads the nonce from here and gives it to every script and style of the page.
  headers.set(policyHeader, policy);
  return NextResponse.next({ request: { headers }, headers: { [policyHeader]: policy } });
}

// The proxy cuts longer bodies without a word, so packages go past it: their route refuses posts by the same rules. What
// a scan leads to takes no posts and has a policy of its own, and is what the whole world asks for.
export const config = { matcher: ["/((?!_next/static/|api/package-uploads/[^/]+$|q/[^/]+(?:/logo)?$).*)"] };
