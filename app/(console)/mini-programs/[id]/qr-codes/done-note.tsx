import { Alert } from "@/app/_components/ui/alert";

const words = new Map([
  ["created", "The QR code is made."],
  ["deleted", "The QR code was deleted. Whoever scans it is told that it is unavailable."],
  ["default-deleted", "The default QR code was deleted. It can be restored, and then opens the app again."],
  ["restored", "The default QR code is restored: what was printed of it opens the app again."],
]);

export function DoneNote({ done }: { done: unknown }) {
  const said = typeof done === "string" ? words.get(done) : undefined;
  if (said === undefined) return null;
  return (
    <Alert tone="ok" role="status" className="mb-4">
      {said}
    </Alert>
  );
}
