import type { OpenRow, RouteRow, Targets } from "./row";
import { forAll, forMembers, inConsole, type Who } from "./standings";
import { once, onPrograms, onRequests } from "./targets";

const isSignedIn = (who: Who) => who !== "nobody" && who !== "ended";

const uploading = { needs: "version.upload", targets: onPrograms("version.upload"), isPost: true } as const;

/** The address with a query. */
function asking(query: string): NonNullable<RouteRow["send"]> {
  return (client, path, token) => client.get(`${path}?${query}`, token);
}

const exporting = (place: string, needs: string, targets: Targets): RouteRow => ({
  route: `GET ${place}/export`,
  ...{ needs, targets, isPost: true, send: asking("format=csv") },
});

/** One row for each route of a person that answers with no page. */
export const routeRows: RouteRow[] = [
  {
    route: "GET /logos/[logoId]",
    needs: "miniProgram.view",
    // Whoever decides on a version sees the logo that its request shows; the header of a deleted one has its own.
    targets: onPrograms("miniProgram.view", (answers, name) => ({
      ...answers,
      ...(name === "tram" && { reviewer: "allowed" }),
      ...(name === "gone" && { admin: "allowed", joined: "allowed" }),
    })),
  },
  {
    route: "GET /mini-programs/[id]/versions/[number]/package",
    needs: "version.download",
    targets: onPrograms("version.download"),
    // Of an HTML5 one there is none.
    lets: (on) => (on === "bill" ? 409 : 200),
    isPost: true,
  },
  {
    route: "GET /approvals/[number]/package",
    needs: "approval.inspect",
    targets: onRequests("decide"),
    lets: (on) => (on === "publish" ? 200 : 404),
    isPost: true,
  },
  { route: "GET /mini-programs/[id]/qr-codes/new/try", needs: "qrCode.manage", targets: onPrograms("qrCode.manage") },
  {
    route: "GET /mini-programs/[id]/qr-codes/[codeId]/image",
    needs: "qrCode.view",
    targets: onPrograms("qrCode.view"),
    send: asking("format=svg"),
  },
  {
    route: "GET /mini-programs/workspace-choices",
    needs: "miniProgram.view",
    targets: once(forAll),
  },
  exporting("/mini-programs", "miniProgram.view", once(forMembers)),
  exporting("/mini-programs/[id]/members", "member.view", onPrograms("member.view")),
  exporting("/mini-programs/[id]/configuration", "configuration.view", onPrograms("configuration.view")),
  exporting("/audit", "audit.view", once(inConsole("audit.view"))),
  // A number that is none any more: whoever is let through is told so, before a byte is kept.
  {
    route: "POST /api/package-uploads/[id]",
    ...uploading,
    lets: (on) => (on === "bill" ? 409 : 400),
    send: (client, path, token) =>
      client.send("POST", `${path}?number=1.0.0&fileName=a.zip`, token, { "content-type": "application/zip" }, "zip"),
  },
  // The form of a browser without scripts, without a file: it leads back to itself.
  {
    route: "POST /api/package-uploads/[id]",
    ...uploading,
    lets: () => 303,
    send: (client, path, token) => {
      const body = '--b\r\nContent-Disposition: form-data; name="number"\r\n\r\n9.0.0\r\n--b--\r\n';
      return client.send("POST", path, token, { "content-type": "multipart/form-data; boundary=b" }, body);
    },
  },
];

const byKeyAlone = "asks for a deployment key, which no session stands for";

/** What needs nobody signed in, or asks for something else than a session; with the reason, and what each one gets. */
export const openRows: OpenRow[] = [
  { open: "/", why: "leads to the list", path: () => "/", statuses: () => 307 },
  {
    open: "/sign-in",
    why: "is where people sign in; whoever is signed in goes on",
    path: () => "/sign-in",
    statuses: (who) => (isSignedIn(who) ? 307 : 200),
  },
  {
    open: "/invitations/[token]",
    why: "is open to whoever has the link, and is of use to its e-mail alone",
    path: ({ invitation }) => `/invitations/${invitation.token}`,
    statuses: (who) => (isSignedIn(who) ? 403 : 200),
    tells: ({ workspaces }) => workspaces.cafe.name,
  },
  {
    open: "GET /q/[token]",
    why: "is where a printed code leads everybody",
    path: (world) => `/q/${world.codeOf("latte").token}`,
    statuses: () => 200,
    tells: ({ miniPrograms: { latte } }) => `${latte.id} ${latte.name}`,
  },
  {
    open: "GET /q/[token]/logo",
    why: "is the picture on the page behind a printed code",
    path: (world) => `/q/${world.codeOf("latte").token}/logo`,
    statuses: () => 200,
  },
  { open: "GET /api/health", why: "says that the process lives", path: () => "/api/health", statuses: () => 200 },
  { open: "GET /api/ready", why: "says that the database answers", path: () => "/api/ready", statuses: () => 200 },
  {
    open: "GET /api/metrics",
    why: "asks for a token of the deployment, which no session stands for",
    path: () => "/api/metrics",
    statuses: () => 401,
  },
  {
    open: "GET /.well-known/jwks.json",
    why: "is what everyone verifies release answers by",
    path: () => "/.well-known/jwks.json",
    statuses: () => 200,
  },
  {
    open: "GET /api/auth/[...nextauth]",
    why: "is where the identity provider sends people back to",
    path: () => "/api/auth/session",
    statuses: () => 404,
  },
  { open: "GET /api/[...unknown]", why: "is no address", path: () => "/api/mini-programs", statuses: () => 404 },
  {
    open: "GET /api/v1/mini-programs/[id]/release",
    why: byKeyAlone,
    path: ({ miniPrograms }) => `/api/v1/mini-programs/${miniPrograms.latte.id}/release`,
    statuses: () => 401,
  },
  {
    open: "GET /api/v1/mini-programs/[id]/versions/[number]/package",
    why: byKeyAlone,
    path: ({ miniPrograms }) => `/api/v1/mini-programs/${miniPrograms.latte.id}/versions/3.0.0/package`,
    statuses: () => 401,
  },
  { open: "GET /icon.svg", why: "is the picture of the console", path: () => "/icon.svg", statuses: () => 200 },
  {
    open: "/_not-found",
    why: "is what an address without a page answers",
    path: () => "/nothing",
    statuses: () => 404,
  },
  { open: "/_global-error", why: "is no address of its own", path: () => "/_global-error", statuses: () => 404 },
];
