import { Card } from "@/app/_components/ui/card";
import { Time } from "@/app/_components/ui/time";
import type { CurrentSettings } from "@/lib/settings/get-settings";
import { SelfApprovalForm } from "./self-approval-form";

/** The exception of four eyes: what it means, and whether it holds. */
export function SelfApprovalCard({ settings }: { settings: CurrentSettings }) {
  const { selfApproval, revision, selfApprovalSet } = settings;
  return (
    <Card title="Self-approval">
      <div className="flex max-w-180 flex-col gap-4">
        <p className="text-sm text-ink-2">
          Nobody decides what they asked for themselves: another Workspace Admin or Workspace Reviewer does. It can be
          that nobody else is there.
        </p>
        <SelfApprovalForm key={revision} selfApproval={selfApproval} revision={revision} />
        {selfApprovalSet && (
          <p className="text-sm text-ink-2">
            Set by {selfApprovalSet.by}, <Time value={selfApprovalSet.at} form="date-time" />
          </p>
        )}
      </div>
    </Card>
  );
}
