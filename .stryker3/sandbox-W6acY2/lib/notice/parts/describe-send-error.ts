/** What the mail server said, short enough to be shown; never the address with its password. */
export function describeSendError(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const cleaned = said
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .replace(/\b(smtps?):\/\/\S+/gi, "$1://…")
    .trim();
  return [...cleaned].slice(0, 300).join("") || "The mail server did not say why.";
}
