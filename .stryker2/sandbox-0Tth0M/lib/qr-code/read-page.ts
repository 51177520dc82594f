import { covers } from "../text/covers";
import { entranceUrl } from "../text/contact-schemas";
import type { MiniProgramType } from "../vocabulary";

const longest = 256;

type Read = { page: string } | { fault: string };

/** Where a code leads, as it is kept; or why it cannot lead there. For native a page of its package, for HTML5 a path or the address of a page on a host of the H5 whitelist. */
export function readPage(typed: string, type: MiniProgramType, h5Domains: readonly string[]): Read {
  if (/^https:\/\//i.test(typed) && type === "html5") return readAddress(typed, h5Domains);
  const page = typed.replace(/^\/(?!\/)/, "");
  const fault = faultOf(typed, page, type);
  if (fault !== null) return { fault };
  const kept = type === "html5" ? `/${page}` : page;
  const { length } = [...kept];
  if (length > longest)
    return { fault: `With the slash before it, this path has ${length} characters; at most ${longest} fit.` };
  return { page: kept };
}

function readAddress(typed: string, h5Domains: readonly string[]): Read {
  const rewritten = /[\\]/.test(typed) ? "backslashes" : decoded(typed).split(/[/?#]/).includes("..") ? "“..”" : null;
  if (rewritten !== null)
    return { fault: `A URL has no ${rewritten} in it. Write where it leads, such as https://shop.example.com/menu.` };
  const read = entranceUrl.safeParse(typed);
  if (!read.success) return { fault: read.error.issues[0]?.message ?? "This is not a URL." };
  const page = read.data;
  if (page.length > longest)
    return { fault: `Encoded, this URL has ${page.length} characters; at most ${longest} fit.` };
  if (h5Domains.some((entry) => covers(entry, page))) return { page };
  return {
    fault: `${new URL(page).host} is not on the H5 domain whitelist. A Developer Admin can add it under Configuration; or write a path, such as /menu.`,
  };
}

function faultOf(typed: string, page: string, type: MiniProgramType): string | null {
  const [example, other] =
    type === "html5" ? ["/menu/today", " or an https URL on a whitelisted host"] : ["pages/index/index", ""];
  const right = `Write a path, such as ${example}${other}.`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed)) return `This begins with a scheme. ${right}`;
  if (typed.startsWith("//")) return `This begins with two slashes, which would be another host. ${right}`;
  if (/[\s\\]/u.test(page)) return `A path has no spaces and no backslashes. ${right}`;
  if (
    decoded(page)
      .split(/[/\\?#]/)
      .includes("..")
  )
    return `A path has no “..” in it. ${right}`;
  if (type === "html5") return null;
  if (/[?#&=]/.test(page))
    return "What follows the page goes into the page parameters below, each in a row of its own.";
  if (/%/.test(page)) return `Write the page as app.json does, without “%”. ${right}`;
  return page.split("/").every((part) => part !== "" && part !== ".") ? null : right;
}

/** As often as it is encoded, so that no “..” hides in it. */
function decoded(path: string): string {
  return path
    .replace(/%(?:25)*2e/gi, ".")
    .replace(/%(?:25)*2f/gi, "/")
    .replace(/%(?:25)*5c/gi, "\\");
}
