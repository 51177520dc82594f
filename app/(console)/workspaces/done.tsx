import { Alert } from "@/app/_components/ui/alert";

/** What an act leads back with, by the word in the address. */
const sentences = {
  created: "The workspace was created. Its first Developer Admin is a member.",
  "created-invited": "The workspace was created. Its first Developer Admin is invited.",
  removed: "The workspace was removed.",
  renamed: "The new name is saved.",
  "same-name": "The workspace has this name already, so nothing was changed.",
  invited: "The invitation is on its way.",
  "invited-link": "The person is invited. Copy the link from the list of invitations and give it to them.",
  resent: "The invitation was sent again. The link before leads nowhere from now on.",
  "resent-link": "The invitation has a new link. Copy it and give it to the person; the one before leads nowhere.",
  withdrawn: "The invitation was withdrawn.",
  "role-set": "The role was changed.",
  "same-role": "The member has this role already, so nothing was changed.",
  blocked: "The member is blocked and has lost every right of this workspace.",
  unblocked: "The member is unblocked.",
  "member-removed": "The person is no longer a member.",
  left: "You have left the workspace.",
  "sessions-ended": "The person was signed out everywhere.",
} as const;
export type DoneWord = keyof typeof sentences;

type Parameters = Record<string, string | string[] | undefined>;

export function Done({ parameters: { done, at } }: { parameters: Parameters }) {
  const sentence = Object.entries(sentences).find(([word]) => word === done)?.[1];
  if (!sentence) return null;
  return (
    <Alert key={String(at)} tone={String(done).startsWith("same-") ? "info" : "ok"} role="status" className="mb-4">
      {sentence}
    </Alert>
  );
}
