"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { endMySessionAction } from "./actions";

/** Ends one session elsewhere: whoever sits there signs in again, so nothing has to be asked. */
export function SignOutThere({ sessionId }: { sessionId: string }) {
  return (
    <ActionForm action={endMySessionAction} labels={{}} className="relative z-1">
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton variant="outline" size="sm">
        End session
      </SubmitButton>
    </ActionForm>
  );
}
