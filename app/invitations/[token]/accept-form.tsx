"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { acceptAction } from "./actions";

export function AcceptForm({ token }: { token: string }) {
  return (
    <ActionForm action={acceptAction} labels={{}} className="flex flex-col gap-4" hidden={{ token }}>
      <div>
        <SubmitButton size="lg">Accept</SubmitButton>
      </div>
    </ActionForm>
  );
}
