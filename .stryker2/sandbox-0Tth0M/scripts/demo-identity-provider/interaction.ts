import type { IncomingMessage, ServerResponse } from "node:http";
import { errors, type Provider } from "oidc-provider";
import { demoPeople } from "../../db/demo/people";
import type { DemoProviderEnv } from "../../lib/demo-provider-env";
import { accountsPage, messagePage } from "./pages";

type Exchange = {
  provider: Provider;
  request: IncomingMessage;
  response: ServerResponse;
  settings: DemoProviderEnv;
};

const longestForm = 1024;

export async function showInteraction(exchange: Exchange): Promise<void> {
  await orExpired(exchange, async ({ provider, request, response, settings }) => {
    const { uid } = await provider.interactionDetails(request, response);
    send(response, 200, accountsPage(`/interaction/${uid}`, new URL(settings.DEMO_IDP_REDIRECT_URI).origin));
  });
}

/** An account was chosen, or none: back to the console with a code, or with the refusal. */
export async function answerInteraction(exchange: Exchange): Promise<void> {
  await orExpired(exchange, async ({ provider, request, response, settings }) => {
    if (request.headers.origin !== settings.DEMO_IDP_ISSUER) {
      return send(response, 403, messagePage("Not accepted", "This was not sent from the page of accounts."));
    }
    const account = new URLSearchParams(await readForm(request)).get("account");
    const person = demoPeople.find(({ subject }) => subject === account);
    const result = person
      ? { login: { accountId: person.subject, remember: false } }
      : { error: "access_denied", error_description: "no account was chosen" };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
}

async function orExpired(exchange: Exchange, work: (exchange: Exchange) => Promise<void>): Promise<void> {
  try {
    await work(exchange);
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    const page = messagePage("This sign-in has expired", "Go back to the console and start it again.");
    send(exchange.response, 400, page);
  }
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += String(chunk);
    if (text.length > longestForm) return "";
  }
  return text;
}

function send(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" }).end(page);
}
