/** A whole page for an answer that no page of the framework gives: it must not depend on anything. */
export function problemPage(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width"><title>Not accepted</title></head><body><main role="alert"><p>${escaped(sentence)}</p></main></body></html>`,
    { status, headers: { "Cache-Control": "no-store", ...headers, "Content-Type": "text/html; charset=utf-8" } },
  );
}

/** Text as it stands in HTML, in an attribute too. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
