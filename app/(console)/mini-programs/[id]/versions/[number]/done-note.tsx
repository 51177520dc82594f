import { Alert } from "@/app/_components/ui/alert";

const words = new Map<string, (number: string) => string>([
  ["created", (number) => `Version ${number} was created.`],
  ["noted", () => "The release note was saved."],
  ["note-gone", () => "The release note was taken away."],
  ["same-note", () => "Nothing was changed."],
  ["submitted", () => "It was submitted. Somebody else decides it now."],
  ["withdrawn", () => "It was withdrawn. It can be submitted again under the same number."],
  ["pilot", () => "The pilot was started. Those on the tester whitelist get this version."],
  ["grayscale", () => "The grayscale release was started."],
  ["raised", () => "The share was raised. Whoever has the version keeps it."],
  ["paused", () => "The grayscale release is paused. Whoever is in the share keeps the version."],
  ["resumed", () => "The grayscale release goes on."],
  ["published", (number) => `${number} is released: everyone gets it.`],
  ["canceled", () => "The release was canceled. Everyone gets the released version, where there is one."],
  ["rolled-back", (number) => `${number} is released again: everyone gets it.`],
]);

export function DoneNote({ done, number }: { done: string | string[] | undefined; number: string }) {
  const said = words.get(String(done));
  if (said === undefined) return null;
  return <Alert tone="ok" role="status" className="mb-4" title={said(number)} />;
}
