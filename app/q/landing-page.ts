import { createHash } from "node:crypto";
import { answerHeaders } from "@/app/_server/exchange";
import { escaped } from "@/app/_server/problem-page";

export type Landing = {
  status: number;
  title: string;
  /** Sentences, one paragraph each. */
  words: string[];
  /** The language of the title, where that is a name. */
  language?: string;
  logo?: string;
  /** What opens the app, and what the link that does so is called. It is followed at once. */
  opens?: { link: string; label: string };
  headers?: Record<string, string>;
};

// Whatever phone scans this has a browser of its own age: plain colours, no scripts, no fonts to fetch.
const style = `
*{box-sizing:border-box}
html{color-scheme:light dark;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Noto Sans","Noto Sans CJK SC",sans-serif;background:#f6f8fa;color:#17212b}
body{margin:0;min-height:100vh;min-height:100svh;display:grid;place-items:center;padding:24px}
main{width:100%;max-width:360px;background:#fff;border:1px solid #dfe5ea;border-radius:14px;padding:32px 24px;text-align:center}
img{display:block;width:72px;height:72px;margin:0 auto 16px;border-radius:16px}
h1{margin:0 0 8px;font-size:22px;line-height:1.3;font-weight:600;overflow-wrap:anywhere}
p{margin:0 0 8px;color:#455462}
a{display:block;margin:20px 0 16px;padding:13px 16px;border-radius:8px;background:#0f6a80;color:#fff;font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid #0f6a80;outline-offset:3px}
@media (prefers-color-scheme:dark){
html{background:#0f161d;color:#e9eef3}
main{background:#17202a;border-color:#2c3947}
p{color:#b4c0cb}
a{background:#7ecbe0;color:#06222b}
a:focus-visible{outline-color:#7ecbe0}
}`;

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page behind a scan. It holds no script: the browser follows the app's link by itself where it knows it. */
export function landingPage({ status, title, words, language, logo, opens, headers }: Landing): Response {
  answerHeaders({ "Content-Security-Policy": policy });
  const refresh = opens ? `<meta http-equiv="refresh" content="0;url=${escaped(opens.link)}">` : "";
  const html = [
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${refresh}`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">`,
    `<title>${escaped(title)}</title><style>${style}</style></head><body><main>`,
    logo ? `<img src="${escaped(logo)}" alt="" width="72" height="72">` : "",
    `<h1 dir="auto"${language ? ` lang="${escaped(language)}"` : ""}>${escaped(title)}</h1>`,
    opens ? `<a href="${escaped(opens.link)}">${escaped(opens.label)}</a>` : "",
    ...words.map((sentence) => `<p>${escaped(sentence)}</p>`),
    "</main></body></html>",
  ];
  return new Response(html.join(""), {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...headers },
  });
}
