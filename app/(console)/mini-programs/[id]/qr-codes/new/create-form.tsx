"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { FormActs } from "@/app/_components/form/form-acts";
import { KeptField } from "@/app/_components/form/kept-field";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { createQrCodeAction } from "../actions";
import { ParameterRows } from "./parameter-rows";
import { TriedCode } from "./tried-code";
import { useTriedCode } from "./use-tried-code";

type Props = { id: string; formKey: string; pages: string[]; urlHelp: string };

const labels = {
  name: "Name",
  url: "URL",
  parameterName: "Parameter name",
  parameterValue: "Parameter value",
  parameters: "Page parameters",
};

/** What the code is called, where it leads and with what; beside it what comes of that, drawn as one types. */
export function CreateForm({ id, formKey, pages, urlHelp }: Props) {
  const { tried, tryAgain, watch } = useTriedCode(`/mini-programs/${id}/qr-codes/new/try`);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div ref={watch} onInput={tryAgain}>
        <ActionForm action={createQrCodeAction} labels={labels} warnUnsaved hidden={{ id }}>
          <KeptField name="formKey" initial={formKey} />
          <TextField
            name="name"
            required
            autoComplete="off"
            help="For you and your colleagues, such as Counter, table 12."
          />
          <TextField
            name="url"
            required
            mono
            autoComplete="off"
            spellCheck={false}
            help={urlHelp}
            {...(pages.length > 0 && { list: "known-pages" })}
          />
          <datalist id="known-pages">
            {pages.map((page) => (
              <option key={page} value={page} />
            ))}
          </datalist>
          <ParameterRows onChange={tryAgain} />
          <FormActs>
            <SubmitButton>Create</SubmitButton>
            <ButtonLink href={`/mini-programs/${id}/qr-codes`}>Cancel</ButtonLink>
          </FormActs>
        </ActionForm>
      </div>
      <TriedCode tried={tried} />
    </div>
  );
}
