import { Button } from "@/app/_components/ui/button";
import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { TextLink } from "@/app/_components/ui/text-link";
import type { RequestDetail } from "@/lib/review/get-request";
import { ApproveForm, RejectForm, WithdrawForm } from "./decision-forms";

/** What the reader can do with an open request, and whom it waits for. */
export function DecisionCard({ request }: { request: RequestDetail }) {
  const { number, acts } = request;
  const { decide, withdraw, waitsFor, inviteIn } = acts;
  return (
    <Card id="decision" title={decide ? "Your decision" : "Waiting for review"} className="scroll-mt-16">
      <div className="flex flex-col gap-4 text-sm">
        {decide?.why ? <Closed why={decide.why} /> : null}
        {decide && decide.why === null && <Decision request={request} isAlone={decide.isAlone} />}
        {!decide && waitsFor && <p className="text-ink-2">{waitsFor}</p>}
        {inviteIn && (
          <p>
            <TextLink href={`/workspaces/${inviteIn}/invite`}>Invite a second approver</TextLink>
          </p>
        )}
        {withdraw && (
          <div className="flex flex-col gap-3 border-t border-line pt-4">
            <p className="text-ink-2">Withdrawn, it is decided by nobody; it can be asked for again.</p>
            <WithdrawForm number={number} />
          </div>
        )}
      </div>
    </Card>
  );
}

function Decision({ request: { number, miniProgram, full }, isAlone }: { request: RequestDetail; isAlone: boolean }) {
  const digest = full?.publication?.digest;
  return (
    <>
      <p className="text-ink-2">
        {isAlone
          ? "Nobody else can decide this. You may, if you say why; it will be marked as self-approved."
          : "It holds for what is shown here, as it was asked for."}
      </p>
      {digest && <Digest digest={digest} />}
      <ApproveForm number={number} isAlone={isAlone} {...(digest && { digest })} />
      <div className="border-t border-line pt-4">
        <RejectForm number={number} isOfMiniProgram={miniProgram !== null} />
      </div>
    </>
  );
}

function Digest({ digest }: { digest: string }) {
  return (
    <div className="text-ink-2">
      You decide on this SHA-256: <CopyButton value={digest} what="SHA-256" />
      <p className="mt-1 font-mono text-xs leading-5 text-ink">
        {digest.match(/.{16}/g)?.map((part) => (
          <span key={part} className="block">
            {part.match(/.{4}/g)?.map((group, index) => (
              <span key={index} className="not-first:ms-[1ch]">
                {group}
              </span>
            ))}
          </span>
        ))}
      </p>
    </div>
  );
}

function Closed({ why }: { why: string }) {
  return (
    <>
      <p id="why-not" className="wrap-anywhere">
        {why}
      </p>
      <div className="flex gap-2">
        <Button disabled aria-describedby="why-not">
          Approve
        </Button>
        <Button disabled aria-describedby="why-not">
          Reject
        </Button>
      </div>
    </>
  );
}
