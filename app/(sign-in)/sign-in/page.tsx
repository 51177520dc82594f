import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { ForgetDrafts } from "@/app/_components/form/forget-drafts";
import { Alert } from "@/app/_components/ui/alert";
import { BrandMark } from "@/app/_components/shell/brand-mark";
import { DemoBanner } from "@/app/_components/shell/demo-banner";
import { demoBanner } from "@/app/_server/demo-banner";
import { localPath } from "@/app/_server/local-path";
import { currentActor } from "@/app/_server/session";
import { signInProblems } from "@/app/_server/sign-in-problem";
import { FailurePage } from "@/app/failure-page";
import { screen } from "@/app/screen";
import { env } from "@/lib/env";
import { signInAction } from "../actions";
import { SignInButton } from "./sign-in-button";

export const metadata: Metadata = { title: "Sign in" };

export default screen(async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { from, problem, state } = await searchParams;
  const target = localPath(from, env().appUrl);
  const actor = await currentActor();
  if (actor?.personId) redirect(target as Route);
  const banner = demoBanner();
  return (
    <div className="flex min-h-dvh flex-col">
      {banner && <DemoBanner>{banner}</DemoBanner>}
      <main id="main" className="flex flex-1 items-center justify-center px-4 py-12">
        <div className="w-full max-w-96">
          <BrandMark className="mb-6 size-8 text-accent" />
          <h1 className="text-2xl font-semibold text-balance">Mini Program Console</h1>
          <p className="mt-2 text-ink-2">
            Sign in with the account of your organization{env().oidc?.name ? ` at ${env().oidc?.name}` : ""}.
          </p>
          <Note problem={problem} state={state} />
          <form action={signInAction} className="mt-6">
            <input type="hidden" name="from" value={target} />
            <SignInButton />
          </form>
          <p className="mt-6 text-sm text-ink-3">
            The console never sees your password. What you may do here is decided by your workspaces.
          </p>
        </div>
      </main>
    </div>
  );
}, FailurePage);

type Said = string | string[] | undefined;

/** Why one is here: signed out on purpose, sent here, or turned back by the identity provider. */
function Note({ problem, state }: { problem: Said; state: Said }) {
  const sentence = Object.entries(signInProblems).find(([name]) => name === problem)?.[1];
  if (sentence) {
    return (
      <Alert tone={problem === "ended" || problem === "canceled" ? "info" : "bad"} role="alert" className="mt-6">
        {sentence}
      </Alert>
    );
  }
  if (state !== "signed-out") return null;
  return (
    <>
      <Alert tone="ok" role="status" className="mt-6">
        You are signed out.
      </Alert>
      <ForgetDrafts />
    </>
  );
}
