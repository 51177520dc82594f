"use client";

import { ActionForm } from "@/app/_components/form/action-form";
import { useForm } from "@/app/_components/form/form-context";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextField } from "@/app/_components/form/text-field";
import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { makeDeploymentKeyAction } from "./actions";

/** Asks for a name, then shows the key in the form's place: it stands in this answer and nowhere else. */
export function MakeKeyForm() {
  return (
    <ActionForm action={makeDeploymentKeyAction} labels={{ name: "Name" }} className="flex flex-col gap-4">
      <KeyOrName />
    </ActionForm>
  );
}

function KeyOrName() {
  const { secret } = useForm().state;
  if (secret !== undefined) return <ShownOnce secret={secret} />;
  return (
    <>
      <TextField
        name="name"
        help="Which server or team asks with it, such as Gateway, production."
        required
        autoComplete="off"
      />
      <div>
        <SubmitButton variant="outline">Make a key</SubmitButton>
      </div>
    </>
  );
}

function ShownOnce({ secret }: { secret: string }) {
  return (
    <Alert
      tone="ok"
      role="status"
      title="The key is made. It is shown this once."
      acts={
        <ButtonLink href={`/settings?at=${encodeURIComponent(secret.slice(-4))}`} size="sm">
          I have kept it
        </ButtonLink>
      }
    >
      <p className="mt-1.5 flex items-start gap-1.5">
        <code className="font-mono text-sm break-all">{secret}</code>
        <CopyButton value={secret} what="key" />
      </p>
      <p className="mt-1.5">Keep it where the server reads its secrets. The console keeps only its hash.</p>
    </Alert>
  );
}
