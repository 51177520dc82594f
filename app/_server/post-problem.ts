export const longestBody = 512 * 1024;

type Problem = { status: 403 | 405 | 411 | 413 | 415; sentence: string };

/**
 * Why a post is refused before anything reads it, or null. A browser says where a post comes from; what does not say
 * it, or comes from elsewhere, is not sent by a page of this console.
 */
export function postProblem(method: string, path: string, headers: Headers, appUrl: string): Problem | null {
  if (method === "GET" || method === "HEAD") return null;
  const site = headers.get("sec-fetch-site");
  if (headers.get("origin") !== appUrl || (site !== null && site !== "same-origin")) {
    return {
      status: 403,
      sentence: `This was not sent from a page of this console. Open ${appUrl} and do it there.`,
    };
  }
  if (method !== "POST" && !path.startsWith("/api/")) {
    return { status: 405, sentence: "A page can be read, and its forms can be sent; nothing else." };
  }
  if (!isAccepted(path, headers)) {
    return { status: 415, sentence: "This is not a form of this console. Go back, reload the page and send it again." };
  }
  const length = headers.get("content-length");
  if (length === null) return { status: 411, sentence: "The length of what was sent is missing. Send it again." };
  if (!/^\d+$/.test(length) || Number(length) > longestBody) {
    return {
      status: 413,
      sentence:
        "This is too large: a form carries at most 512 KiB, files included. Nothing was saved. Go back, where what you typed still stands, and choose a smaller file.",
    };
  }
  return null;
}

/** Pages take forms, and the framework's calls of an action; APIs take JSON. */
function isAccepted(path: string, headers: Headers): boolean {
  const type = (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (path.startsWith("/api/")) return type === "application/json";
  return type === "multipart/form-data" || (type === "text/plain" && headers.has("next-action"));
}
