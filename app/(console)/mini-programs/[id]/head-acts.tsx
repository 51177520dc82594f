import { ButtonLink } from "@/app/_components/ui/button-link";
import type { MiniProgramHeader } from "@/lib/mini-program/get-mini-program";
import { isLive } from "@/lib/mini-program/lifecycle";
import { ResumeForm, SuspendForm } from "./suspension-forms";

/** What one does with the mini program as a whole. On a phone it stands below, so that the foot is the tab's own. */
export function HeadActs({ miniProgram }: { miniProgram: MiniProgramHeader }) {
  const { id, name, state, suspension, removal, allowed } = miniProgram;
  const maySuspend = !suspension && isLive(state) && allowed.includes("miniProgram.suspend");
  const mayResume = suspension && allowed.includes("miniProgram.resume");
  // A removal under way is a link beside the status already.
  const mayRemove = !removal && allowed.includes("removal.request");
  if (!maySuspend && !mayResume && !mayRemove) return null;
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      {maySuspend && <SuspendForm id={id} name={name} />}
      {mayResume && <ResumeForm id={id} name={name} />}
      {mayRemove && (
        <ButtonLink href={`/mini-programs/${id}/removal`}>
          {isLive(state) ? "Request removal" : "Delete for good"}
        </ButtonLink>
      )}
    </div>
  );
}
