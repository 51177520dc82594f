"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { markAllReadAction } from "./actions";

export function MarkAllForm() {
  return (
    <ActionForm action={markAllReadAction} labels={{}} className="contents">
      <SubmitButton variant="outline" size="sm">
        Mark all as read
      </SubmitButton>
    </ActionForm>
  );
}
