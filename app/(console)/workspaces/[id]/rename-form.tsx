"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { KeptField } from "@/app/_components/form/kept-field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { renameAction } from "./actions";

export function RenameForm({ id, name }: { id: string; name: string }) {
  return (
    <ActionForm
      action={renameAction}
      labels={{ name: "Name" }}
      warnUnsaved
      className="flex max-w-180 flex-col gap-4"
      hidden={{ workspace: id }}
    >
      <KeptField name="began" initial={name} />
      <TextField name="name" max={60} required defaultValue={name} help="Members and mini programs show it." />
      <div>
        <SubmitButton variant="outline">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
