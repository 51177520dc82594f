"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { approveAction, rejectAction, withdrawAction } from "./actions";

const look = "flex flex-col gap-3";

type ApproveProps = { number: number; isAlone: boolean; digest?: string };

/** Whoever decides alone has to say why. Of a version it sends what was decided on. */
export function ApproveForm({ number, isAlone, digest }: ApproveProps) {
  return (
    <ActionForm
      action={approveAction}
      labels={{ comment: "Comment" }}
      hidden={{ number }}
      from={digest === undefined ? undefined : { digest }}
      warnUnsaved
      settles
      className={look}
    >
      <TextareaField name="comment" required={isAlone} />
      <div>
        <SubmitButton>Approve</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function RejectForm({ number, isOfMiniProgram }: { number: number; isOfMiniProgram: boolean }) {
  const readers = isOfMiniProgram ? ", and so do the people of the mini program" : "";
  return (
    <ActionForm
      action={rejectAction}
      labels={{ reason: "Reason" }}
      warnUnsaved
      settles
      className={look}
      hidden={{ number }}
    >
      <TextareaField name="reason" required help={`The applicant reads it${readers}.`} />
      <div>
        <SubmitButton variant="outline" tone="danger">
          Reject
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

export function WithdrawForm({ number }: { number: number }) {
  return (
    <ActionForm action={withdrawAction} labels={{}} settles className={look} hidden={{ number }}>
      <div>
        <SubmitButton variant="outline">Withdraw</SubmitButton>
      </div>
    </ActionForm>
  );
}
