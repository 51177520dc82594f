import { Alert } from "@/app/_components/ui/alert";

/** What an act leads back with, by the word in the address. */
const sentences = {
  "self-approval": "The setting is saved. It holds from the next decision on.",
  "same-self-approval": "It is set so already, so nothing was changed.",
  retried: "The mail is tried again now. It leaves the list once it is sent.",
  "retried-all": "All that was given up is tried again now.",
  "key-revoked": "The key was revoked. Whoever asks with it is refused from now on.",
  discarded: "The mail was discarded.",
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
