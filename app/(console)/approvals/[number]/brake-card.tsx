import { Card } from "@/app/_components/ui/card";
import type { RequestDetail } from "@/lib/review/get-request";
import { SuspendForm } from "../../mini-programs/[id]/suspension-forms";

type Props = { request: RequestDetail; brake: NonNullable<RequestDetail["brake"]> };

/** Whoever reviews a mini program can stop it at once, also where they may not see it otherwise. */
export function BrakeCard({ request: { number, miniProgram }, brake: { why, reason } }: Props) {
  if (!miniProgram) return null;
  return (
    <Card title="Emergency brake">
      <div className="flex flex-col items-start gap-3 text-sm">
        {why ? (
          <>
            <p className="wrap-anywhere">{why}</p>
            {reason && (
              <blockquote dir="auto" className="border-s-2 border-line ps-2.5 wrap-anywhere whitespace-pre-line">
                {reason}
              </blockquote>
            )}
          </>
        ) : (
          <>
            <p className="text-ink-2">
              Where it does harm, suspend the mini program at once, whatever is decided here.
            </p>
            <SuspendForm request={number} name={miniProgram.name} />
          </>
        )}
      </div>
    </Card>
  );
}
