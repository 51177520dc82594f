"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { RadioCards } from "@/app/_components/form/radio-cards";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { setSelfApprovalAction } from "./actions";

const options = [
  {
    value: "on",
    label: "Allowed",
    text: "They decide it themselves and say why in a comment. The request and the audit log say that it was self-approved.",
  },
  {
    value: "off",
    label: "Not allowed",
    text: "Such a request waits until a second approver is a member, and says who can invite one.",
  },
];

type Props = { selfApproval: boolean; revision: number };

export function SelfApprovalForm({ selfApproval, revision }: Props) {
  return (
    <ActionForm
      action={setSelfApprovalAction}
      labels={{ selfApproval: "Where nobody else can decide" }}
      warnUnsaved
      from={{ revision }}
    >
      <RadioCards name="selfApproval" options={options} defaultValue={selfApproval ? "on" : "off"} />
      <FormActs>
        <SubmitButton>Save</SubmitButton>
      </FormActs>
    </ActionForm>
  );
}
