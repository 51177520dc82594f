import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { Provider } from "oidc-provider";
import type { DemoProviderEnv } from "../../lib/demo-provider-env";
import { answerInteraction, showInteraction } from "./interaction";
import { styleSource } from "./pages";

const font = readFileSync(
  createRequire(import.meta.url).resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
);

/** Listens on the loopback interface alone, on both of its addresses where this machine has both. */
export async function serve(provider: Provider, settings: DemoProviderEnv): Promise<void> {
  const callback = provider.callback();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setHeaders(response, settings);
    if (request.url === "/inter.woff2") return void response.setHeader("Content-Type", "font/woff2").end(font);
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? "")?.[1];
    if (uid === undefined) return callback(request, response);
    const exchange = { provider, request, response, settings };
    await (request.method === "POST" ? answerInteraction(exchange) : showInteraction(exchange));
  };
  const servers = ["127.0.0.1", "::1"].map((host) => {
    const server = createServer((request, response) => {
      handle(request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    return listen(server, settings.DEMO_IDP_PORT, host);
  });
  await Promise.all(servers);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isMissing = host === "::1" && ["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code ?? "");
      if (isMissing) resolve();
      else reject(error);
    });
    server.listen({ port, host, ipv6Only: host === "::1" }, resolve);
  });
}

function setHeaders(response: ServerResponse, settings: DemoProviderEnv): void {
  const back = new URL(settings.DEMO_IDP_REDIRECT_URI).origin;
  const policy = [
    "default-src 'none'",
    `style-src ${styleSource}`,
    "font-src 'self'",
    "base-uri 'none'",
    `form-action 'self' ${back}`,
    "frame-ancestors 'none'",
  ];
  response.setHeader("Content-Security-Policy", policy.join("; "));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cache-Control", "no-store");
}
