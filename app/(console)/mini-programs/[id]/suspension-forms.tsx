import { ConfirmForm } from "@/app/_components/form/confirm-form";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { resumeAction, suspendAction } from "./suspension-actions";

type Props = { name: string } & ({ id: string; request?: undefined } | { request: number; id?: undefined });

/** The emergency brake, from the mini program itself or, for whoever only reviews it, from one of its requests. */
export function SuspendForm({ name, id, request }: Props) {
  return (
    <ConfirmForm
      trigger="Suspend"
      title={`Suspend ${name}?`}
      action={suspendAction}
      labels={{ reason: "Why it is suspended" }}
      submit="Suspend"
      tone="danger"
      hidden={id === undefined ? { request: String(request) } : { id }}
    >
      <p className="text-sm text-ink-2">
        At once the app gets no version of it any more, within a minute for everybody who has it open, and its QR codes
        say “unavailable”. Nothing of it can be released. All its people are told. Only a Workspace Admin can resume it.
      </p>
      <TextareaField name="reason" required help="Its people read this." />
    </ConfirmForm>
  );
}

export function ResumeForm({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmForm
      trigger="Resume"
      title={`Resume ${name}?`}
      action={resumeAction}
      labels={{ reason: "Why it is resumed" }}
      submit="Resume"
      hidden={{ id }}
    >
      <p className="text-sm text-ink-2">
        The app gets its versions again, and its QR codes work. All its people are told.
      </p>
      <TextareaField name="reason" required help="Its people read this." />
    </ConfirmForm>
  );
}
