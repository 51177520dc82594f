import type { WayIn } from "@/lib/workspace/find-way-in";

export function WhomToAsk({ wayIn: { workspaces, admins } }: { wayIn: WayIn }) {
  if (admins.length === 0) return null;
  return (
    <p className="mt-2">
      Whom to ask at {workspaces.join(" and ")}:{" "}
      {admins.map(({ personId, name, email }, index) => (
        <span key={personId}>
          {index > 0 && ", "}
          {email ? (
            <a href={`mailto:${email}`} className="font-medium text-accent underline underline-offset-2">
              {name}
            </a>
          ) : (
            name
          )}
        </span>
      ))}
    </p>
  );
}
