import { Alert } from "@/app/_components/ui/alert";

/** Where no code of the mini program opens it at the moment. */
export function ClosedNote({ closed }: { closed: string | null }) {
  if (closed === null) return null;
  return (
    <Alert tone="warn" className="mb-4" title={closed}>
      Whoever scans one is told that it is unavailable.
    </Alert>
  );
}
