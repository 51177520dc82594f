"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { SubmitButton } from "@/app/_components/form/submit-button";
import type { Href } from "@/app/_components/ui/app-link";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { createVersionAction } from "../../actions";

type Props = { id: string; draft: string; isOpen: boolean; uploadAgain: Href };

export function CreateVersionForm({ id, draft, isOpen, uploadAgain }: Props) {
  return (
    <ActionForm action={createVersionAction} labels={{}} className="flex flex-col gap-3" hidden={{ id, draft }}>
      <div className="flex flex-wrap gap-2">
        {isOpen && <SubmitButton>Create version</SubmitButton>}
        <ButtonLink href={uploadAgain} {...(!isOpen && { variant: "filled" })}>
          Upload another
        </ButtonLink>
      </div>
    </ActionForm>
  );
}
