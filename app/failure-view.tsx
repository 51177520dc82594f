import { CloudOff, FileQuestionMark, Lock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "./_components/ui/button-link";
import { buttonStyle } from "./_components/ui/button-style";
import { EmptyState } from "./_components/ui/empty-state";
import { PageHead } from "./_components/ui/page-head";
import type { Failure } from "./_server/refusal";

const views = {
  not_found: {
    title: "Nothing to see here",
    Icon: FileQuestionMark,
    advice: "Check the address, or look for it in the list. It may also have been removed.",
  },
  forbidden: {
    title: "You cannot open this page",
    Icon: Lock,
    advice: "Ask one of them, or go on with what you can do.",
  },
  conflict: { title: "This cannot be shown now", Icon: TriangleAlert, advice: "Reload the page to see how it stands." },
  database_away: {
    title: "The console cannot reach its database",
    Icon: CloudOff,
    advice: "What was saved is safe. Try again in a moment; it comes back by itself.",
  },
  broken: {
    title: "This page could not be shown",
    Icon: TriangleAlert,
    advice: "What was saved is safe. Try again; if it keeps failing, tell whoever runs this console the reference.",
  },
} as const;

/** What happened, what is safe, and what to do. */
export function FailureView({
  failure: { kind, message, reference, retryPath },
  act,
}: {
  failure: Failure;
  act?: ReactNode;
}) {
  const { title, Icon, advice } = views[kind];
  return (
    <>
      <title>{title}</title>
      <PageHead title={title} />
      <div role="alert">
        <EmptyState icon={<Icon />} title={message} act={act ?? <WayOn retryPath={retryPath} />}>
          <p>{advice}</p>
          {reference && (
            <p className="mt-2 text-xs">
              Reference <span className="font-mono text-ink">{reference}</span>
            </p>
          )}
        </EmptyState>
      </div>
    </>
  );
}

function WayOn({ retryPath }: { retryPath: string | undefined }) {
  if (retryPath === undefined) return <ButtonLink href="/mini-programs">Go to the mini programs</ButtonLink>;
  // A whole new page: the frame may be what failed, and the framework would keep it.
  return (
    <a href={retryPath} className={buttonStyle({})}>
      Try again
    </a>
  );
}
