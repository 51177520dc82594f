import type { FormState } from "@/app/_components/form/form-state";
import { drawnForHeader } from "@/app/_components/form/own-fields";
import { personOfPage } from "@/app/_components/form/person-of-page";
import type { UploadStep } from "@/app/api/package-uploads/[id]/upload-step";

export type Progress = { sent: number; total: number } | { step: "received" | "checked" | "scanned" };

/** The ID of what was kept, or why nothing was. */
export type Outcome = { draft: string } | { failure: FormState };

type Upload = { id: string; fields: Record<string, string>; file: File; onProgress: (progress: Progress) => void };

/** Sends the bare package. This is the one way in which a browser tells how much has gone out. */
export function sendPackage({ id, fields, file, onProgress }: Upload, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ ...fields, fileName: file.name });
    request.open("POST", `/api/package-uploads/${id}?${query}`);
    request.setRequestHeader("Content-Type", "application/zip");
    request.setRequestHeader(drawnForHeader, personOfPage());
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress({ sent: loaded, total }));
    let told = 0;
    request.addEventListener("progress", () => {
      if (request.status !== 200) return;
      const steps = stepsOf(request.responseText);
      for (const step of steps.slice(told)) if ("step" in step && isOnTheWay(step)) onProgress({ step: step.step });
      told = steps.length;
    });
    request.addEventListener("load", () => resolve(outcomeOf(request)));
    request.addEventListener("error", () => resolve({ failure: unanswered }));
    request.addEventListener("abort", () => resolve({ failure: stopped }));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

const stopped: FormState = {
  status: "error",
  code: "fault",
  message: "The upload was stopped. Nothing was kept; what you typed and chose is still here.",
};

const unanswered: FormState = {
  status: "error",
  code: "fault",
  message:
    "The upload broke off and nothing was kept. Your choice is still here: check the connection, then send it again.",
};

/** A line that has not come whole is no step yet. */
function stepsOf(text: string): UploadStep[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as UploadStep);
}

function isOnTheWay(step: UploadStep): step is Extract<UploadStep, { step: "received" | "checked" | "scanned" }> {
  return step.step === "received" || step.step === "checked" || step.step === "scanned";
}

function outcomeOf({ status, responseText }: XMLHttpRequest): Outcome {
  if (status === 200) {
    const last = stepsOf(responseText).at(-1);
    if (last?.step === "kept" || last?.step === "refused") return { draft: last.draft };
    if (last?.step !== "failed") return { failure: unanswered };
    const { error, reference, issues } = last;
    if (issues)
      return { failure: { status: "error", code: "invalid", message: "One field needs another look.", issues } };
    return { failure: { status: "error", code: "fault", message: error, ...(reference && { reference }) } };
  }
  return { failure: { status: "error", ...refusalIn(status, responseText) } };
}

type Refusal = Pick<FormState, "code" | "message" | "issues" | "reference">;

const codes: Record<number, NonNullable<FormState["code"]>> = {
  400: "invalid",
  401: "signed_out",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
};

/** A proxy in between may answer in words of its own. */
function refusalIn(status: number, text: string): Refusal {
  const code = codes[status] ?? "fault";
  try {
    const { error, issues, reference } = JSON.parse(text) as {
      error: string;
      issues?: Record<string, string[]>;
      reference?: string;
    };
    return { code, message: error, ...(issues && { issues }), ...(reference && { reference }) };
  } catch {
    return { code, message: `The upload was not accepted (${status}). Nothing was kept.` };
  }
}
