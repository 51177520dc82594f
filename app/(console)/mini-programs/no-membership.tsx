import { KeyRound } from "lucide-react";
import { EmptyState } from "@/app/_components/ui/empty-state";
import type { WayIn } from "@/lib/workspace/find-way-in";

/** For those who are signed in and belong to nothing: how one gets access, and from whom. */
export function NoMembership({ wayIn: { isBlocked, workspaces, admins } }: { wayIn: WayIn }) {
  return (
    <EmptyState
      icon={<KeyRound />}
      title={isBlocked ? "Your access is blocked" : "You do not belong to any workspace yet"}
    >
      <p>
        {isBlocked
          ? "You keep your place there, without its rights. An admin can lift the block."
          : "Mini programs are seen by the members of a workspace. Ask to be made one, under the e-mail of your account."}
      </p>
      {admins.length > 0 && (
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
      )}
    </EmptyState>
  );
}
