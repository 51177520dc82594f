import { Card } from "@/app/_components/ui/card";
import { Time } from "@/app/_components/ui/time";
import type { OperatorGrant } from "@/lib/workspace/list-operator-grants";

/** What the operator gave on the host stands before every Workspace Admin's eyes. */
export function OperatorGrants({ grants }: { grants: OperatorGrant[] }) {
  return (
    <Card title="Workspace Admins made by the operator" note="on the host, with npm run admin:grant">
      <ul className="flex flex-col gap-2 text-sm">
        {grants.map(({ email, grantedAt, usedAt, person }) => (
          <li key={`${email} ${grantedAt.toISOString()}`}>
            <span className="font-medium">{email}</span>{" "}
            <span className="text-ink-2">
              granted <Time value={grantedAt} />
              {usedAt ? (
                <>
                  , taken up by {person} <Time value={usedAt} />
                </>
              ) : (
                ", not taken up yet"
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
