/** Enough of an address to recognise one's own: "r••••@m••••••.example". */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const [local, host] = [email.slice(0, at), email.slice(at + 1)];
  const dot = host.lastIndexOf(".");
  return `${masked(local)}@${dot > 0 ? masked(host.slice(0, dot)) + host.slice(dot) : masked(host)}`;
}

const masked = (part: string) => `${[...part][0] ?? ""}${"•".repeat(4)}`;
