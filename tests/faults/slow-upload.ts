import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { sessionCookieName } from "@/lib/person/parts/session-cookie";

type Slow = { url: string; id: string; token: string; number: string; bytes: Buffer; seconds: number };

/** Uploads over a line so slow that it takes so many seconds; answers with what came back, or why nothing did. */
export async function uploadSlowly({ url, id, token, number, bytes, seconds }: Slow): Promise<string> {
  const query = new URLSearchParams({ number, uploadNote: "", fileName: "app.zip" });
  const sent = request(new URL(`/api/package-uploads/${id}?${query}`, url), {
    method: "POST",
    agent: false,
    headers: {
      ...{ cookie: `${sessionCookieName(url)}=${token}`, origin: url },
      ...{ "content-type": "application/zip", "content-length": bytes.length },
    },
  });
  const answered = new Promise<string>((resolve) => {
    sent.once("error", (error) => resolve(`broken off: ${error.message}`));
    sent.once("response", (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => (body += piece));
      answer.once("error", (error) => resolve(`broken off: ${error.message}`));
      answer.once("end", () => resolve(/"step":"(kept)"/.exec(body)?.[1] ?? `${answer.statusCode} ${body}`));
    });
  });
  const pieces = seconds * 4;
  const size = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length && !sent.destroyed; at += size) {
    sent.write(bytes.subarray(at, at + size));
    await pause(250);
  }
  sent.end();
  return answered;
}
