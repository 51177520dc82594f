import { createHash } from "node:crypto";
import { demoPeople, type DemoPerson } from "../../db/demo/people";
import { style } from "./style";

/** Allows exactly the one style sheet of these pages. */
export const styleSource = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

/** One button per account. A plain form: it works without JavaScript, of which these pages have none. */
export function accountsPage(action: string, console: string): string {
  return page(
    "Choose an account",
    `<h1>Choose an account</h1>
    <p class="lead">You go on to the console at ${escape(console)}. The accounts have no passwords.</p>
    <form method="post" action="${escape(action)}">
      <ul>${demoPeople.map(accountButton).join("")}</ul>
      <p><button class="cancel" name="account" value="">Cancel</button></p>
    </form>`,
  );
}

function accountButton({ subject, name, email, about }: DemoPerson): string {
  const initials = name
    .split(" ")
    .map((part) => part.charAt(0))
    .join("");
  return `<li><button name="account" value="${escape(subject)}">
    <span class="tile" aria-hidden="true">${escape(initials)}</span>
    <span class="who"><strong>${escape(name)}</strong> <span class="email">${escape(email)}</span> <span>${escape(about)}</span></span>
  </button></li>`;
}

export function messagePage(title: string, sentence: string): string {
  return page(title, `<h1>${escape(title)}</h1><p class="lead" role="status">${escape(sentence)}</p>`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escape(title)} · Demo identity provider</title>
  <style>${style}</style>
</head>
<body>
  <aside aria-label="Notice">Demo identity provider: anyone who can reach this machine can sign in as anyone. Not for real data.</aside>
  <main>${content}</main>
</body>
</html>`;
}

function escape(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
