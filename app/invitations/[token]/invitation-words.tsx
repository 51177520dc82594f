import type { ReactNode } from "react";
import { signInAction } from "@/app/(sign-in)/actions";
import { SignInButton } from "@/app/(sign-in)/sign-in/sign-in-button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Time } from "@/app/_components/ui/time";
import { roleLabels } from "@/lib/format/labels";
import type { InvitationView } from "@/lib/workspace/find-invitation";
import { AcceptForm } from "./accept-form";

type Props<State extends InvitationView["state"]> = { token: string; view: Extract<InvitationView, { state: State }> };

/** What the link says to whoever opens it, and the way on. */
export function InvitationWords({ token, view }: { token: string; view: InvitationView }) {
  switch (view.state) {
    case "unknown":
      return (
        <Words title="This link leads to no invitation">
          <p>It may have been replaced by a newer one, or not be complete. Use the link of the newest mail.</p>
          <p>If that does not help, ask whoever invited you to send the invitation again.</p>
          <Home />
        </Words>
      );
    case "signed_out":
      return <SignedOut token={token} view={view} />;
    case "acceptable":
      return (
        <Words title={`You are invited to ${view.workspace}`}>
          <p>
            {view.invitedBy} invites you as {roleLabels[view.role]}. The invitation can be accepted until{" "}
            <Time value={view.expiresAt} />.
          </p>
          <AcceptForm token={token} />
        </Words>
      );
    case "accepted":
      return <Accepted view={view} />;
    case "used_by_another":
      return (
        <Words title="This invitation has been used">
          <p>Somebody accepted it with the e-mail that it was sent to. It gives nothing to any other account.</p>
          <p>If that was you, sign in with the account that you used then.</p>
          <SignIn token={token} />
        </Words>
      );
    case "for_another":
      return <ForAnother token={token} view={view} />;
    case "unverified":
      return (
        <Words title="Your e-mail is not verified">
          <p>
            The invitation to {view.workspace} is for {view.signedInAs}. Your identity provider does not vouch yet that
            this e-mail is yours, so it cannot be accepted.
          </p>
          <p>Have the e-mail verified at your identity provider, then sign in again.</p>
          <SignIn token={token} />
        </Words>
      );
    case "blocked":
      return (
        <Words title={`Your access to ${view.workspace} is blocked`}>
          <p>
            You are a member already, without the rights. An invitation does not lift a block: ask {view.invitedBy} to
            unblock you.
          </p>
          <Home />
        </Words>
      );
    case "withdrawn":
      return (
        <Words title="This invitation was withdrawn">
          <p>
            It cannot be accepted any more.{" "}
            <Ask ask={view.ask} invitedBy={view.invitedBy} why="if you still need access." />
          </p>
          <Home />
        </Words>
      );
    case "expired":
      return (
        <Words title="This invitation has expired">
          <p>
            It could be accepted until <Time value={view.expiresAt} />.{" "}
            <Ask ask={view.ask} invitedBy={view.invitedBy} why="to send it again." />
          </p>
          <Home />
        </Words>
      );
  }
}

function SignedOut({ token, view }: Props<"signed_out">) {
  return (
    <Words title={`You are invited to ${view.workspace}`}>
      <p>
        {view.invitedBy} invites you to {view.workspace} in the Mini Program Console, as {roleLabels[view.role]}. The
        invitation can be accepted until <Time value={view.expiresAt} />.
      </p>
      <p>Sign in with the account whose e-mail is {view.sentTo}: that accepts it.</p>
      <SignIn token={token} />
    </Words>
  );
}

function Accepted({ view }: Pick<Props<"accepted">, "view">) {
  if (!view.membership) {
    return (
      <Words title={`You are not a member of ${view.workspace} any more`}>
        <p>
          You accepted this invitation before, and your membership has ended since. Ask {view.invitedBy} for a new one.
        </p>
        <Home />
      </Words>
    );
  }
  if (view.membership.status === "blocked") {
    return (
      <Words title={`Your access to ${view.workspace} is blocked`}>
        <p>You accepted this invitation. You are still a member, without the rights: an admin can lift the block.</p>
        <Home />
      </Words>
    );
  }
  return (
    <Words title={`You are a member of ${view.workspace}`}>
      <p role="status">
        You accepted the invitation of {view.invitedBy}. Your role is {roleLabels[view.membership.role]}.
      </p>
      <p className="flex flex-wrap gap-2">
        <ButtonLink href="/mini-programs" variant="filled" size="lg">
          Go to the mini programs
        </ButtonLink>
        <ButtonLink href={`/workspaces/${view.workspaceId}`} size="lg">
          Open the workspace
        </ButtonLink>
      </p>
    </Words>
  );
}

function ForAnother({ token, view }: Props<"for_another">) {
  return (
    <Words title="This invitation is for another account">
      <p>
        It was sent to {view.sentTo}.{" "}
        {view.signedInAs ? `You are signed in as ${view.signedInAs}.` : "Your account has no e-mail."}
      </p>
      <p>
        To accept it, sign in with the account that has this e-mail. Your present session ends with that; at the
        identity provider you may have to choose the other account.
      </p>
      <SignIn token={token} />
    </Words>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h1 className="text-2xl font-semibold text-balance wrap-anywhere">{title}</h1>
      <div className="mt-3 flex flex-col gap-3 text-ink-2">{children}</div>
    </>
  );
}

/** Ends the session at hand, if there is one, and leads back here. */
function SignIn({ token }: { token: string }) {
  return (
    <form action={signInAction} className="mt-2">
      <input type="hidden" name="from" value={`/invitations/${encodeURIComponent(token)}`} />
      <SignInButton />
    </form>
  );
}

function Home() {
  return (
    <p>
      <ButtonLink href="/">Go to the console</ButtonLink>
    </p>
  );
}

type AskProps = { ask: { name: string; email: string | null } | null; invitedBy: string; why: string };

function Ask({ ask, invitedBy, why }: AskProps) {
  if (!ask?.email) return `Ask ${invitedBy} ${why}`;
  return (
    <>
      Ask{" "}
      <a href={`mailto:${ask.email}`} className="font-medium text-accent underline underline-offset-2">
        {ask.name}
      </a>{" "}
      {why}
    </>
  );
}
