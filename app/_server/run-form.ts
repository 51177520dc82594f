import "server-only";
import type { z } from "zod";
import type { FormState } from "@/app/_components/form/form-state";
import type { Ctx } from "@/lib/context";
import { DomainError, type Issues } from "@/lib/errors";
import { currentContext } from "./context";
import { mergeIssues, textFields } from "./form-fields";

type Form<Schema extends z.ZodType> = {
  data: FormData;
  schema: Schema;
  /** Fields that may have several values. */
  lists?: readonly string[];
  /** Runs first: whoever may not send this form is refused before a word of it is read. */
  permit: (ctx: Ctx) => Promise<void>;
  /** Runs before the fields are checked, such as keeping a chosen file: adds values, or throws issues that join the others. */
  prepare?: (ctx: Ctx) => Promise<Record<string, string>>;
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<string | undefined>;
};

const signedOut =
  "You are signed out. Sign in again in a new tab, then send this once more: nothing you typed is lost.";

/** The one adapter from a posted form to an operation. What was typed always comes back. */
export async function runForm<Schema extends z.ZodType>(form: Form<Schema>): Promise<FormState> {
  const { values, repeated } = textFields(form.data, form.lists ?? []);
  const ctx = await currentContext();
  if (!ctx) return { status: "error", code: "signed_out", message: signedOut, values };
  try {
    await form.permit(ctx);
    const kept = await keptFiles(ctx, form);
    Object.assign(values, kept.values);
    const parsed = form.schema.safeParse(values);
    const issues = mergeIssues(repeated, kept.issues, parsed.success ? {} : issuesOf(parsed.error));
    if (!parsed.success || Object.keys(issues).length > 0) return invalidState(issues, values);
    const message = await form.run(ctx, parsed.data);
    return message ? { status: "ok", message } : { status: "ok" };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === "invalid") return invalidState(error.issues, values);
    return { status: "error", code: error.kind, message: error.message, values };
  }
}

async function keptFiles(ctx: Ctx, { prepare }: { prepare?: (ctx: Ctx) => Promise<Record<string, string>> }) {
  try {
    return { values: (await prepare?.(ctx)) ?? {}, issues: {} };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
    return { values: {}, issues: error.issues };
  }
}

function issuesOf(error: z.ZodError): Issues {
  return mergeIssues(
    ...error.issues.map((issue) => {
      const isUnknown = issue.code === "unrecognized_keys";
      const message = isUnknown ? `This form has no field “${issue.keys.join("”, “")}”.` : issue.message;
      return { [issue.path.join(".")]: [message] };
    }),
  );
}

function invalidState(issues: Issues, values: Record<string, string | string[]>): FormState {
  const whole = issues[""]?.join(" ");
  return { status: "error", code: "invalid", message: whole ?? "Some fields need another look.", issues, values };
}
