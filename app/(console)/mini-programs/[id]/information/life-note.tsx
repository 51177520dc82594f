import { Alert } from "@/app/_components/ui/alert";

type Props = { done: string | string[] | undefined; isSuspended: boolean };

/** Says which act on the whole mini program has led here, as long as it holds. */
export function LifeNote({ done, isSuspended }: Props) {
  const said = notes.find((note) => note.done === done);
  if (!said || (said.whileSuspended ?? isSuspended) !== isSuspended) return null;
  return (
    <Alert tone="ok" role="status">
      {said.words}
    </Alert>
  );
}

const notes: { done: string; whileSuspended?: boolean; words: string }[] = [
  { done: "suspended", whileSuspended: true, words: "The mini program is suspended. Its people are told." },
  { done: "resumed", whileSuspended: false, words: "The mini program is resumed. Its people are told." },
  { done: "restored", words: "The mini program is restored. It is as it was before it was deleted." },
];
