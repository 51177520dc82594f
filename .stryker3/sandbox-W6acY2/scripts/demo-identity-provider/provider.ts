import { Provider, interactionPolicy, type Account, type KoaContextWithOIDC } from "oidc-provider";
import { demoPeople } from "../../db/demo/people";
import type { DemoProviderEnv } from "../../lib/demo-provider-env";
import { keysIn } from "./keys";
import { Memory } from "./memory";
import { messagePage } from "./pages";

const { Check, base } = interactionPolicy;

/** A certified OpenID Connect provider with the demo people as its accounts: no passwords, no consent, no memory. */
export function makeProvider(settings: DemoProviderEnv): Provider {
  const { jwks, cookies } = keysIn(settings.DEMO_IDP_KEYS_FILE);
  const provider: Provider = new Provider(settings.DEMO_IDP_ISSUER, {
    adapter: Memory,
    jwks,
    cookies: {
      keys: cookies,
      // Cookies ignore ports: the console's, and other demo providers on this machine, are not ours.
      names: {
        session: `demo-idp-${settings.DEMO_IDP_PORT}-session`,
        interaction: `demo-idp-${settings.DEMO_IDP_PORT}-interaction`,
        resume: `demo-idp-${settings.DEMO_IDP_PORT}-resume`,
      },
    },
    clients: [
      {
        client_id: settings.DEMO_IDP_CLIENT_ID,
        client_secret: settings.DEMO_IDP_CLIENT_SECRET,
        redirect_uris: [settings.DEMO_IDP_REDIRECT_URI],
        post_logout_redirect_uris: [settings.DEMO_IDP_POST_LOGOUT_URI],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    clientBasedCORS: () => false,
    claims: { openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
    findAccount: (_, subject) => accountOf(subject),
    pkce: { required: () => true },
    expiresWithSession: () => false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx) => showSignedOut(ctx) },
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}`, policy: alwaysAsk() },
    // Whoever chose an account has consented: there is nothing else to ask.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: settings.DEMO_IDP_CLIENT_ID,
        ...(oidc.session?.accountId && { accountId: oidc.session.accountId }),
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error_description: description, error }) => {
      ctx.type = "html";
      ctx.body = messagePage(
        "This sign-in cannot go on",
        `${description ?? error}. Go back to the console and start again.`,
      );
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 3600, Session: 3600 },
  });
  provider.use(async (ctx: KoaContextWithOIDC, next) => {
    await next();
    // What is no route of the library has no such part.
    const { oidc } = ctx as { oidc?: KoaContextWithOIDC["oidc"] };
    if (oidc?.route === "end_session" && ctx.status === 200) await leave(ctx);
    // The session has done its work with the code: the next sign-in of this browser begins anew.
    if (oidc?.route === "resume") await oidc.session?.destroy();
  });
  return provider;
}

/** After the library's checks: ends the session without asking again, and leads back to where the console said. */
async function leave(ctx: KoaContextWithOIDC): Promise<void> {
  const { session } = ctx.oidc;
  const { postLogoutRedirectUri, state } = session?.state ?? {};
  await session?.destroy();
  if (typeof postLogoutRedirectUri !== "string") return showSignedOut(ctx);
  const back = new URL(postLogoutRedirectUri);
  if (typeof state === "string") back.searchParams.set("state", state);
  ctx.status = 303;
  ctx.redirect(back.href);
}

function showSignedOut(ctx: KoaContextWithOIDC): void {
  ctx.type = "html";
  ctx.body = messagePage("You are signed out", "The demo identity provider has forgotten you.");
}

/** No silent sign-in: which account it is gets asked every time. */
function alwaysAsk() {
  const policy = base();
  policy
    .get("login")
    ?.checks.add(
      new Check("which_account", "an account must be chosen", ({ oidc }) =>
        oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

function accountOf(subject: string): Account | undefined {
  const person = demoPeople.find((candidate) => candidate.subject === subject);
  return (
    person && {
      accountId: subject,
      claims: () => ({ sub: subject, name: person.name, email: person.email, email_verified: true }),
    }
  );
}
