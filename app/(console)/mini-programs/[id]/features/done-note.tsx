import { Alert } from "@/app/_components/ui/alert";

const words = new Map([
  ["added", "The feature was added. What it grants counts at once."],
  ["added-several", "The features were added. What they grant counts at once."],
  ["applied", "You have applied for the feature. Somebody else decides it now."],
  ["deleted", "The feature was deleted from this mini program."],
]);

export function DoneNote({ done }: { done: string }) {
  const said = words.get(done);
  return said === undefined ? null : (
    <Alert tone="ok" role="status">
      {said}
    </Alert>
  );
}
