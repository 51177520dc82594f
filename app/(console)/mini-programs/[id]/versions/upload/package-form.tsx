"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { ErrorSummary } from "@/app/_components/form/error-summary";
import { FormActs } from "@/app/_components/form/form-acts";
import { FormContext } from "@/app/_components/form/form-context";
import type { FormState } from "@/app/_components/form/form-state";
import { SubmitButton } from "@/app/_components/form/submit-button";
import { TextareaField } from "@/app/_components/form/textarea-field";
import { TextField } from "@/app/_components/form/text-field";
import { useUnsavedWarning } from "@/app/_components/form/use-unsaved-warning";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { sizeText } from "@/lib/format/size-text";
import { fieldsToMend } from "@/lib/format/fields-to-mend";
import { draftHref } from "../draft-href";
import { PackageField } from "./package-field";
import { sendPackage, type Progress } from "./send-package";
import { uploadLabels, uploadNoteHelp } from "./upload-labels";
import { UploadProgress } from "./upload-progress";

type Props = {
  id: string;
  numberHelp: string;
  mostBytes: number;
  typed: { number: string; uploadNote: string };
  issues: Record<string, string[]>;
};

/** Sends a package and says how far it is. Without JavaScript the browser sends it as a form. */
export function PackageForm({ id, numberHelp, mostBytes, typed, issues }: Props) {
  const formId = useId();
  const router = useRouter();
  const under = useRef<AbortController>(undefined);
  const [progress, setProgress] = useState<Progress>();
  const [state, setState] = useState<FormState>(() => firstState(issues));
  const [isDirty, setIsDirty] = useState(false);
  useUnsavedWarning(isDirty, formId);

  const fail = (failure: FormState) => {
    setProgress(undefined);
    setState(({ attempt = 0 }) => ({ ...failure, attempt: attempt + 1 }));
  };
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (progress) return;
    const data = new FormData(event.currentTarget);
    const file = data.get("package");
    const wrong = problemOf(file, mostBytes);
    const fields = { number: textOf(data, "number"), uploadNote: textOf(data, "uploadNote") };
    if (wrong !== null || !(file instanceof File)) {
      const noNumber = fields.number.trim() === "" ? { number: ["The number is needed."] } : {};
      return fail(invalid({ ...noNumber, package: [wrong ?? "Choose a package."] }));
    }
    under.current = new AbortController();
    setState({ status: "idle" });
    setProgress({ sent: 0, total: file.size });
    const outcome = await sendPackage({ id, fields, file, onProgress: setProgress }, under.current.signal);
    if ("failure" in outcome) return fail(outcome.failure);
    setIsDirty(false);
    router.push(draftHref(id, outcome.draft));
  };
  const isSending = progress !== undefined;
  return (
    <FormContext value={{ id: formId, state, isPending: isSending, labels: uploadLabels }}>
      <form
        id={formId}
        action={`/api/package-uploads/${id}`}
        method="post"
        encType="multipart/form-data"
        onSubmit={(event) => void onSubmit(event)}
        onInput={() => setIsDirty(true)}
        noValidate
        aria-busy={isSending || undefined}
        className="flex max-w-180 flex-col gap-5"
      >
        <ErrorSummary
          acts={
            state.code === "signed_out" ? (
              <a href="/sign-in" target="_blank" rel="noreferrer" className="font-medium underline underline-offset-2">
                Sign in in a new tab
              </a>
            ) : undefined
          }
        />
        <TextField
          name="number"
          mono
          required
          autoComplete="off"
          help={numberHelp}
          {...(typed.number && { defaultValue: typed.number })}
        />
        <TextareaField name="uploadNote" defaultValue={typed.uploadNote} help={uploadNoteHelp} />
        <PackageField
          help={`Choose a ZIP or drop it here: at most ${sizeText(mostBytes)}, with app.json at its root.`}
        />
        {progress && <UploadProgress progress={progress} />}
        <FormActs>
          <SubmitButton>Upload</SubmitButton>
          {isSending ? (
            <Button onClick={() => under.current?.abort()}>Stop the upload</Button>
          ) : (
            <ButtonLink href={`/mini-programs/${id}/versions`}>Cancel</ButtonLink>
          )}
        </FormActs>
      </form>
    </FormContext>
  );
}

function firstState(issues: Record<string, string[]>): FormState {
  return Object.keys(issues).length === 0 ? { status: "idle" } : invalid(issues);
}

function invalid(issues: Record<string, string[]>): FormState {
  return { status: "error", code: "invalid", message: fieldsToMend(issues), issues };
}

function problemOf(file: FormDataEntryValue | null, mostBytes: number): string | null {
  if (!(file instanceof File) || file.name === "") return "Choose a package.";
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size <= mostBytes) return null;
  return `${file.name} is ${sizeText(file.size)}; at most ${sizeText(mostBytes)} are possible.`;
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}
