import { Alert } from "@/app/_components/ui/alert";
import type { FeatureUsers } from "@/lib/catalog/parts/mini-programs-with";

const mostAtOnce = 8;

/** For whom an edit counts, all of them by name, before it is saved. */
export function FeatureUsersNote({ users: { count, first } }: { users: FeatureUsers }) {
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
      title={
        count === 1
          ? "1 mini program has this feature"
          : `${count.toLocaleString("en")} mini programs have this feature`
      }
    >
      {count <= mostAtOnce ? (
        names
      ) : (
        <div role="region" aria-label="Mini programs that have it" tabIndex={0} className="max-h-40 overflow-y-auto">
          {names}
        </div>
      )}
      <p className="mt-1.5">
        What you save counts for {count === 1 ? "it" : "them"} at once. A sensitive JSAPI added, or direct access
        instead of activation, needs an approved request first.
      </p>
    </Alert>
  );
}
