export const longestBody = 512 * 1024;

export type PostProblem = { status: 403 | 405 | 411 | 413 | 415; sentence: string };

/**
 * Why a post is refused before anything reads it, or null. A browser says where a post comes from; what does not say
 * it, or comes from elsewhere, is not sent by a page of this console.
 */
export function postProblem(method: string, path: string, headers: Headers, appUrl: string): PostProblem | null {
  if (method === "GET" || method === "HEAD") return null;
  // It asks for no session, so nobody can be made to post to it.
  if (path.startsWith("/api/v1/")) return { status: 405, sentence: "This can be read, with GET, and nothing else." };
  const foreign = foreignProblem(headers, appUrl);
  if (foreign) return foreign;
  if (method !== "POST" && !path.startsWith("/api/")) {
    return { status: 405, sentence: "A page can be read, and its forms can be sent; nothing else." };
  }
  if (!isAccepted(path, headers)) {
    return { status: 415, sentence: "This is not a form of this console. Go back, reload the page and send it again." };
  }
  return lengthProblem(
    headers,
    longestBody,
    "This is too large: a form carries at most 512 KiB, files included. Nothing was saved. Go back, where what you typed still stands, and choose a smaller file.",
  );
}

/** Of a post that no page of this console sent. */
export function foreignProblem(headers: Headers, appUrl: string): PostProblem | null {
  const site = headers.get("sec-fetch-site");
  if (headers.get("origin") === appUrl && (site === null || site === "same-origin")) return null;
  return { status: 403, sentence: `This was not sent from a page of this console. Open ${appUrl} and do it there.` };
}

/** Of a body that does not say how long it is, or says that it is too long. */
export function lengthProblem(headers: Headers, longest: number, tooLong: string): PostProblem | null {
  const length = headers.get("content-length");
  if (length === null) return { status: 411, sentence: "The length of what was sent is missing. Send it again." };
  return /^\d{1,15}$/.test(length) && Number(length) <= longest ? null : { status: 413, sentence: tooLong };
}

export function mediaTypeOf(headers: Headers): string {
  return (headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Pages take forms, and the framework's calls of an action; APIs take JSON. */
function isAccepted(path: string, headers: Headers): boolean {
  const type = mediaTypeOf(headers);
  if (path.startsWith("/api/")) return type === "application/json";
  return type === "multipart/form-data" || (type === "text/plain" && headers.has("next-action"));
}
