import { KeyRound } from "lucide-react";
import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import type { DeploymentKey } from "@/lib/release/list-deployment-keys";
import { revokeDeploymentKeyAction } from "./actions";
import { MakeKeyForm } from "./make-key-form";

const columns: Column<DeploymentKey>[] = [
  {
    key: "name",
    head: "Name",
    phone: "title",
    className: "md:min-w-40",
    cell: ({ name, ending }) => (
      <RowTitle>
        <span dir="auto" className="wrap-anywhere">
          {name}
        </span>
        <span className="block font-mono text-xs font-normal text-ink-2">mpk_…{ending}</span>
      </RowTitle>
    ),
  },
  {
    key: "state",
    head: "State",
    phone: "state",
    cell: ({ revoked }) => (revoked ? <Badge tone="neutral">Revoked</Badge> : <Badge tone="ok">In use</Badge>),
  },
  {
    key: "made",
    head: "Made",
    phone: 1,
    cell: ({ madeBy, madeAt }) => <ByAt word="made by" by={madeBy} at={madeAt} />,
  },
  {
    key: "used",
    head: "Last used",
    phone: 2,
    from: "lg",
    cell: ({ lastUsedAt }) =>
      lastUsedAt ? (
        <>
          <span className="md:hidden">used </span>
          <Time value={lastUsedAt} />
        </>
      ) : (
        "never used"
      ),
  },
  {
    key: "revoked",
    head: "Revoked",
    phone: 3,
    from: "lg",
    cell: ({ revoked }) => revoked && <ByAt word="revoked by" by={revoked.by} at={revoked.at} />,
  },
  {
    key: "acts",
    head: <span className="sr-only">Acts</span>,
    phone: "acts",
    align: "end",
    cell: (key) => !key.revoked && <Revoke of={key} />,
  },
];

/** Who may ask what is released: the app's servers, each with a key that is shown once. */
export function DeploymentKeysCard({ keys }: { keys: DeploymentKey[] }) {
  return (
    <Card title="Deployment keys" flush>
      <div className="flex max-w-180 flex-col gap-4 p-4">
        <p className="text-sm text-ink-2">
          With a key the app’s servers ask which version of a mini program a user gets, and fetch its package. Give each
          server or team a key of its own, so that one can be revoked without the others.
        </p>
        <MakeKeyForm />
      </div>
      {keys.length > 0 ? (
        <div className="border-t border-line">
          <DataTable label="Deployment keys" columns={columns} rows={keys} rowKey={({ id }) => id} flush />
        </div>
      ) : (
        <p className="flex items-start gap-2 border-t border-line p-4 text-sm text-ink-2">
          <KeyRound aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-3" />
          There is no key yet, so no server can ask what is released.
        </p>
      )}
    </Card>
  );
}

function ByAt({ word, by, at }: { word: string; by: string; at: Date }) {
  return (
    <>
      <span className="md:hidden">{word} </span>
      <span className="wrap-anywhere">{by}</span>
      <span className="md:block md:text-xs md:text-ink-2">
        <span className="md:hidden">, </span>
        <Time value={at} />
      </span>
    </>
  );
}

function Revoke({ of: { id, name, ending } }: { of: DeploymentKey }) {
  return (
    <div className="relative z-1 flex md:justify-end">
      <ConfirmForm
        trigger="Revoke"
        look={{ size: "sm" }}
        title={`Revoke the key ${name}?`}
        action={revokeDeploymentKeyAction}
        submit="Revoke"
        tone="danger"
        hidden={{ key: id }}
      >
        <p className="text-sm text-ink-2">
          Whoever asks with the key that ends in <span className="font-mono">{ending}</span> is refused at once: the app
          learns of no release by it and gets no package. It cannot be brought back; make a new one first where the key
          is still needed.
        </p>
      </ConfirmForm>
    </div>
  );
}
