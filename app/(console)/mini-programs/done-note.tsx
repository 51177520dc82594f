import { Alert } from "@/app/_components/ui/alert";

const words = new Map([
  ["deleted", { title: "The mini program was deleted.", more: "A Workspace Admin can restore it for 7 days." }],
  ["left", { title: "You have left the mini program.", more: "A Developer Admin of it can add you again." }],
  ["left-workspace", { title: "You have left the workspace.", more: "To come back you need a new invitation." }],
]);

export function DoneNote({ done }: { done: string | string[] | undefined }) {
  const said = words.get(String(done));
  if (said === undefined) return null;
  return (
    <Alert tone="ok" role="status" className="mb-4" title={said.title}>
      {said.more}
    </Alert>
  );
}
