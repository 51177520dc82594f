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
          Workspace Admins and Workspace Reviewers decide requests, but not one that they made themselves, nor one of a
          version that they uploaded or submitted: somebody else decides it.
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
