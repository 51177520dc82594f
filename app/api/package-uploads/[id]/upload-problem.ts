import { foreignProblem, lengthProblem, mediaTypeOf, type PostProblem } from "@/app/_server/post-problem";
import { sizeText } from "@/lib/format/size-text";
import { limits } from "@/lib/package/limits";

/** What a form adds to its file: the other fields, and the lines between them. */
const longestRest = 64 * 1024;

/** Why an upload is refused before a byte of it is read, or null. A script sends the bare package, a page without one its form. */
export function uploadProblem(headers: Headers, appUrl: string): PostProblem | null {
  const foreign = foreignProblem(headers, appUrl);
  if (foreign) return foreign;
  const type = mediaTypeOf(headers);
  if (type !== "application/zip" && type !== "multipart/form-data") {
    return { status: 415, sentence: "This is no package. Go back, reload the page and upload it again." };
  }
  const longest = type === "application/zip" ? limits.zipBytes : limits.zipBytes + longestRest;
  const most = `A package is at most ${sizeText(limits.zipBytes)}; this is larger. Nothing was kept. Go back and choose a smaller one.`;
  return lengthProblem(headers, longest, most);
}
