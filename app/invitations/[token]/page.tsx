import type { Metadata } from "next";
import { BrandMark } from "@/app/_components/shell/brand-mark";
import { DemoBanner } from "@/app/_components/shell/demo-banner";
import { demoBanner } from "@/app/_server/demo-banner";
import { answerWith } from "@/app/_server/exchange";
import { visit } from "@/app/_server/visit";
import { FailurePage } from "@/app/failure-page";
import { screen } from "@/app/screen";
import { findInvitation, type InvitationView } from "@/lib/workspace/find-invitation";
import { InvitationWords } from "./invitation-words";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

const statuses: Partial<Record<InvitationView["state"], number>> = {
  unknown: 404,
  used_by_another: 410,
  withdrawn: 410,
  expired: 410,
  for_another: 403,
  unverified: 403,
  blocked: 403,
};

/** Where an invitation leads. Looking changes nothing: signing in accepts it, or the button for whoever is signed in. */
export default screen(async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const view = await visit((ctx) => findInvitation(ctx, { token }));
  answerWith(statuses[view.state] ?? 200);
  const banner = demoBanner();
  return (
    <div className="flex min-h-dvh flex-col">
      {banner && <DemoBanner>{banner}</DemoBanner>}
      <main id="main" className="flex flex-1 items-center justify-center px-4 py-12">
        <div className="w-full max-w-120">
          <BrandMark className="mb-6 size-8 text-accent" />
          <InvitationWords token={token} view={view} />
        </div>
      </main>
    </div>
  );
}, FailurePage);
