import { Alert } from "@/app/_components/ui/alert";
import { TextLink } from "@/app/_components/ui/text-link";
import type { Obstacle } from "@/lib/mini-program/lifecycle";

/** What stands in the way, each with the place where one can do something about it. */
export function InTheWay({ obstacles }: { obstacles: Obstacle[] }) {
  if (obstacles.length === 0) return null;
  return (
    <Alert tone="warn" title="Something stands in the way">
      <ul className="flex flex-col gap-1">
        {obstacles.map(({ words, request }) => (
          <li key={words}>
            {words}
            {request !== undefined && (
              <>
                {" "}
                <TextLink href={`/approvals/${request}`}>Request #{request}</TextLink>
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
