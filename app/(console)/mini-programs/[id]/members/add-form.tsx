"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { SelectField, type SelectOption } from "@/app/_components/form/select-field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { addMembersAction } from "./actions";
import { type Eligible, PeopleField } from "./people-field";

type Props = { id: string; q: string; eligible: { people: Eligible[]; hasMore: boolean }; roles: SelectOption[] };

export function AddForm({ id, q, eligible: { people, hasMore }, roles }: Props) {
  return (
    <ActionForm
      action={addMembersAction}
      labels={{ people: "People", role: "Role" }}
      className="flex flex-col gap-4"
      hidden={{ id }}
    >
      <PeopleField found={people} />
      <p aria-live="polite" className="text-sm text-ink-2">
        {people.length === 0 &&
          (q === ""
            ? "Everybody who can be found without a search is a member."
            : `Nobody else who can be added fits “${q}”.`)}
        {hasMore && "Others fit too: type more to find them."}
      </p>
      <SelectField
        name="role"
        options={roles}
        defaultValue="developer"
        help="A Developer Admin runs the mini program; a Developer builds and uploads for it."
        required
      />
      <FormActs>
        <SubmitButton>Add member</SubmitButton>
        <ButtonLink href={`/mini-programs/${id}/members`}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
