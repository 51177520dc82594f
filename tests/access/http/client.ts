import { randomBytes } from "node:crypto";
import { Agent, request, type IncomingHttpHeaders } from "node:http";
import { sessionCookieName } from "@/lib/person/parts/session-cookie";

export type HttpAnswer = { status: number; headers: IncomingHttpHeaders; body: string };
export type Fields = [name: string, value: string][];

const kept = new Agent({ keepAlive: true, maxSockets: 6 });

/** How many requests are under way at once, unless somebody waits for most of them. */
const few = 4;

/** Talks to the console as a browser does: with the cookie of a session, or without one. */
export function httpClient(url: string, { agent = kept, longestWait = 0, at = url } = {}) {
  const cookieOf = (token: string) => `${sessionCookieName(url)}=${token}`;

  function send(
    method: string,
    path: string,
    token: string | null,
    headers: Record<string, string> = {},
    body: string | Buffer = "",
  ): Promise<HttpAnswer> {
    const own = {
      ...(token !== null && { cookie: cookieOf(token) }),
      // Told of another address than it is asked at, as by a proxy in front of it.
      ...(at !== url && { host: new URL(url).host }),
      ...(method !== "GET" && { origin: url, "content-length": String(Buffer.byteLength(body)) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, at), { method, agent, headers: { ...own, ...headers } }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on("data", (piece: Buffer) => pieces.push(piece));
        answer.once("error", reject);
        answer.once("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(pieces).toString("utf8"),
          }),
        );
      });
      sent.once("error", reject);
      if (longestWait > 0) sent.setTimeout(longestWait, () => sent.destroy(new Error("There is no answer.")));
      sent.end(body);
    });
  }

  const get = (path: string, token: string | null, headers: Record<string, string> = {}) =>
    send("GET", path, token, headers);

  return {
    send,
    get,
    cookieOf,
    /** As the framework's script reads a page that a link leads to; it is told first which address that has. */
    data: async (path: string, token: string | null) => {
      const answer = await get(path, token, { rsc: "1" });
      const { location = "" } = answer.headers;
      return /[?&]_rsc\b/.test(location) ? get(location, token, { rsc: "1" }) : answer;
    },
    /** As the framework's script calls an action with a form. */
    call: (path: string, token: string | null, action: string, fields: Fields) => {
      const parts: Fields = fields.map(([name, value]) => [`_1_${name}`, value]);
      const { type, body } = formOf([...parts, ["0", JSON.stringify(["$K1"])]]);
      return send("POST", path, token, { "content-type": type, "next-action": action }, body);
    },
    /** As a browser sends a form. */
    post: (path: string, token: string | null, fields: Fields) => {
      const { type, body } = formOf(fields);
      return send("POST", path, token, { "content-type": type }, body);
    },
    /** As a browser without scripts sends the form of an action. */
    submit: (path: string, token: string | null, action: string, fields: Fields) => {
      const { type, body } = formOf([[`$ACTION_ID_${action}`, ""], ...fields]);
      return send("POST", path, token, { "content-type": type }, body);
    },
  };
}

function formOf(fields: Fields): { type: string; body: string } {
  const boundary = `----test${randomBytes(12).toString("hex")}`;
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join("")}--${boundary}--\r\n` };
}

export type Called = {
  code: string;
  message?: string;
  issues?: Record<string, string[]>;
  values?: Record<string, string | string[]>;
};

/** What a called action has answered: the code of the form's state, `done` where it leads on, or what else came. */
export function readCalled({ status, headers, body }: HttpAnswer): Called {
  if (headers["x-action-redirect"] !== undefined) return { code: "done" };
  const state = /^1:(\{.*\})$/m.exec(body)?.[1];
  if (status !== 200 || state === undefined) return { code: `${status} ${headers["content-type"] ?? ""}`.trim() };
  const { status: said, code, ...rest } = JSON.parse(state) as { status: string; code?: string };
  return { code: code ?? said, ...rest };
}

/** Does it for each, some at once. */
export async function forEach<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = few): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}
