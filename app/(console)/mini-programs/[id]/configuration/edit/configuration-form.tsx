"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { KeptField } from "@/app/_components/form/kept-field";
import { LinesField } from "@/app/_components/form/lines-field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { configurationLabels } from "@/lib/format/labels";
import type { ConfigurationField } from "@/lib/vocabulary";
import { saveConfigurationAction } from "../actions";
import { ReviewChanges, SaidInstead } from "./review-changes";
import { LeaveOutButton, WhileEditing, WhileReviewing } from "./steps";

type Props = { id: string; revision: number; values: Record<ConfigurationField, string>; entrance: string | null };

export function ConfigurationForm({ id, revision, values, entrance }: Props) {
  const cancel = `/mini-programs/${id}/configuration` as const;
  return (
    <ActionForm action={saveConfigurationAction} labels={configurationLabels} warnUnsaved hidden={{ miniProgram: id }}>
      <KeptField name="revision" initial={String(revision)} />
      <KeptField name="reviewed" initial="" />
      <SaidInstead />
      <WhileEditing>
        <Environment
          name="Production"
          values={values}
          clientId="productionClientId"
          merchantId="productionMerchantId"
        />
        <Environment name="Sandbox" values={values} clientId="sandboxClientId" merchantId="sandboxMerchantId" />
        <LinesField
          name="serverDomains"
          defaultValue={values.serverDomains}
          placeholder="https://api.example.com"
          help="One a line, up to 200: https:// or wss://, a host, and a port if it needs one. *. at the beginning stands for all subdomains."
        />
        <LinesField
          name="h5Domains"
          defaultValue={values.h5Domains}
          placeholder="https://shop.example.com"
          help={
            "One a line, up to 200: the hosts whose web pages it may open." +
            (entrance ? ` Its entrance ${entrance} is not on the list yet.` : "")
          }
        />
        <LinesField
          name="testers"
          defaultValue={values.testers}
          placeholder="jane@example.com"
          help="One a line, up to 100: e-mail addresses or app user IDs of those who get versions in pilot and grayscale first."
        />
        <FormActs>
          <SubmitButton name="step" value="review">
            Save
          </SubmitButton>
          <LeaveOutButton />
          <ButtonLink href={cancel}>Cancel</ButtonLink>
        </FormActs>
      </WhileEditing>
      <WhileReviewing>
        <ReviewChanges />
        <FormActs>
          <SubmitButton name="step" value="save">
            Save changes
          </SubmitButton>
          <SubmitButton name="step" value="edit" variant="outline">
            Go on editing
          </SubmitButton>
          <ButtonLink href={cancel}>Cancel</ButtonLink>
        </FormActs>
      </WhileReviewing>
    </ActionForm>
  );
}

type EnvironmentProps = {
  name: string;
  values: Props["values"];
  clientId: ConfigurationField;
  merchantId: ConfigurationField;
};

function Environment({ name, values, clientId, merchantId }: EnvironmentProps) {
  return (
    <fieldset className="min-w-0 rounded-lg border border-line p-4">
      <legend className="px-1 text-base font-semibold">{name}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField name={clientId} label="Client ID" defaultValue={values[clientId]} {...ofIds} />
        <TextField name={merchantId} label="Merchant ID" defaultValue={values[merchantId]} {...ofIds} />
      </div>
    </fieldset>
  );
}

const ofIds = {
  mono: true,
  autoComplete: "off",
  spellCheck: false,
  help: "Letters, digits, _ and -, up to 64.",
} as const;
