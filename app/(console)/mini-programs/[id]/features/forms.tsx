"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { addFeaturesAction, applyForFeatureAction } from "./actions";
import type { FeatureInShort } from "./feature-words";
import { FeaturesField } from "./features-field";

const labels = { features: "Features" };

export function AddForm({ id, features }: { id: string; features: FeatureInShort[] }) {
  return (
    <ActionForm action={addFeaturesAction} labels={labels} className="flex flex-col gap-4" hidden={{ id }}>
      <FeaturesField features={features} />
      <FormActs>
        <SubmitButton>Add</SubmitButton>
        <ButtonLink href={`/mini-programs/${id}/features`}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}

/** For one feature, where the reader has just seen what it grants. */
export function AddOneForm({ id, feature }: { id: string; feature: string }) {
  return (
    <ActionForm
      action={addFeaturesAction}
      labels={labels}
      className="flex flex-col gap-2"
      hidden={{ id, features: feature }}
    >
      <div>
        <SubmitButton>Add</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function ApplyForm({ id, feature }: { id: string; feature: string }) {
  return (
    <ActionForm action={applyForFeatureAction} labels={{ reason: "Reason" }} warnUnsaved hidden={{ id, key: feature }}>
      <TextareaField name="reason" required help="1 to 1,000 characters. Whoever decides reads this." />
      <FormActs>
        <SubmitButton>Apply</SubmitButton>
        <ButtonLink href={`/mini-programs/${id}/features/${feature}`}>Cancel</ButtonLink>
      </FormActs>
    </ActionForm>
  );
}
