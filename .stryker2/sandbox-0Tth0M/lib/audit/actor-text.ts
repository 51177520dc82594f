/** Who did it, in words. Nobody at all is the console itself, or the operator on the host. */
export function actorText(actor: { name: string | null } | null, event: string): string {
  if (actor) return actor.name ?? "A person who is gone";
  return event.startsWith("operator.") ? "The operator on the host" : "The console";
}
