import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import { ClosedAct } from "@/app/_components/ui/closed-act";
import type { Column } from "@/app/_components/ui/column";
import { DataTable } from "@/app/_components/ui/data-table";
import { RowTitle } from "@/app/_components/ui/row-title";
import { Time } from "@/app/_components/ui/time";
import { deviceWords } from "@/lib/format/device";
import type { SessionList, SessionRow } from "@/lib/person/list-sessions";
import { signInAgainFirst } from "@/lib/person/parts/just-signed-in";
import { endMySessionAction, endOtherSessionsAction } from "./actions";
import { SignInAgain } from "./sign-in-again";

const look = { variant: "outline", size: "sm" } as const;

const columnsOf = (mayEnd: boolean): Column<SessionRow>[] => [
  {
    key: "device",
    head: "Device",
    phone: "title",
    cell: ({ userAgent }) => <RowTitle>{deviceWords(userAgent)}</RowTitle>,
  },
  {
    key: "address",
    head: "Address",
    phone: 1,
    cell: ({ address }) => address ?? <span className="text-ink-3">Not known</span>,
  },
  {
    key: "since",
    head: "Since",
    phone: 2,
    from: "lg",
    cell: ({ since }) => (
      <>
        <span className="md:hidden">since </span>
        <Time value={since} />
      </>
    ),
  },
  {
    key: "active",
    head: "Last active",
    phone: 3,
    cell: ({ lastActiveAt }) => (
      <>
        <span className="md:hidden">last active </span>
        <Time value={lastActiveAt} />
      </>
    ),
  },
  {
    key: "acts",
    head: <span className="sr-only">Acts</span>,
    phone: "state",
    align: "end",
    cell: (session) => {
      if (session.isThis) return <Badge tone="ok">This one</Badge>;
      if (mayEnd) return <SignOutThere session={session} />;
      return (
        <ClosedAct look={look} reason={signInAgainFirst}>
          End session
        </ClosedAct>
      );
    },
  },
];

/** Where the person is signed in, each with the way to end it. */
export function SessionsTable({ list: { sessions, total, mayEnd } }: { list: SessionList }) {
  const others = sessions.filter(({ isThis }) => !isThis).length;
  return (
    <Card
      title="Where am I signed in"
      note={total > sessions.length ? `the last ${sessions.length} of ${total}` : `${total}`}
      acts={others > 0 && (mayEnd ? <SignOutElsewhere /> : <SignInAgain />)}
      flush
    >
      {others > 0 && !mayEnd && <p className="border-b border-line px-4 py-3 text-sm text-ink-2">{signInAgainFirst}</p>}
      <DataTable
        label="Where am I signed in"
        columns={columnsOf(mayEnd)}
        rows={sessions}
        rowKey={({ id }) => id}
        flush
      />
    </Card>
  );
}

function SignOutThere({ session: { id, userAgent, address, since } }: { session: SessionRow }) {
  return (
    <ConfirmForm
      trigger="End session"
      look={look}
      title="End this session?"
      action={endMySessionAction}
      submit="End session"
      hidden={{ sessionId: id }}
    >
      <p>
        {deviceWords(userAgent)}
        {address && ` at ${address}`}, signed in since <Time value={since} />, has to sign in again with its next click.
      </p>
    </ConfirmForm>
  );
}

function SignOutElsewhere() {
  return (
    <ConfirmForm
      trigger="Sign out elsewhere"
      title="Sign out everywhere but here?"
      action={endOtherSessionsAction}
      submit="Sign out elsewhere"
    >
      <p>Every other browser has to sign in again with its next click. You stay signed in here.</p>
    </ConfirmForm>
  );
}
