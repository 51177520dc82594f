import type { ReactNode } from "react";
import { Alert } from "@/app/_components/ui/alert";
import type { FeatureUsers } from "@/lib/catalog/parts/mini-programs-with";

const mostAtOnce = 8;

type Props = {
  users: FeatureUsers;
  /** What they have, in words that fit after "have". */
  what: string;
  children: ReactNode;
};

/** For whom an edit of the catalog counts, all of them by name, before it is saved. */
export function UsersNote({ users: { count, first }, what, children }: Props) {
  const others = count - first.length;
  const names = (
    <ul>
      {first.map((name, place) => (
        <li key={place} dir="auto">
          {name}
        </li>
      ))}
      {others > 0 && <li>and {others.toLocaleString("en")} more</li>}
    </ul>
  );
  return (
    <Alert
      tone="warn"
      className="mb-5 max-w-180"
      title={count === 1 ? `1 mini program has ${what}` : `${count.toLocaleString("en")} mini programs have ${what}`}
    >
      {count <= mostAtOnce ? (
        names
      ) : (
        <div role="region" aria-label="Mini programs that have it" tabIndex={0} className="max-h-40 overflow-y-auto">
          {names}
        </div>
      )}
      <p className="mt-1.5">{children}</p>
    </Alert>
  );
}
