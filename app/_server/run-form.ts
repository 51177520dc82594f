import "server-only";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/app/_components/form/form-state";
import { drawnFor, formName, shownBefore } from "@/app/_components/form/own-fields";
import type { Ctx } from "@/lib/context";
import { DomainError, type Issues, type Saved } from "@/lib/errors";
import { fieldsToMend } from "@/lib/format/fields-to-mend";
import { log } from "@/lib/log";
import { chosenValues } from "./chosen-values";
import { currentContext } from "./context";
import { isDatabaseAway } from "./database-away";
import { drawnForAnother } from "./drawn-for";
import { requestId, tellOnPage } from "./exchange";
import { issuesOf, mergeIssues, textFields } from "./form-fields";
import { formFrom } from "./form-limit";

type Form<Schema extends z.ZodType> = {
  data: FormData;
  schema: Schema;
  /** Fields that may have several values. */
  lists?: readonly string[];
  /** Runs first: whoever may not send this form is refused before a word of it is read. */
  permit: (ctx: Ctx) => Promise<void>;
  /** Runs before the fields are checked, such as keeping a chosen file: adds values, or throws issues that join the others. */
  prepare?: (ctx: Ctx) => Promise<Record<string, string>>;
  /** Answers what is to be said, or the whole state. */
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<string | FormState | undefined>;
  /** Where somebody else may have been first: on a conflict the page shows how it stands now. */
  isRace?: boolean;
  /** After a conflict: fields that go on from what is there now, such as the key of a form that has made something. */
  renews?: () => Record<string, string>;
};

const signedOut =
  "You are signed out. Sign in again in a new tab, then send this once more: nothing you typed is lost.";

/** The one adapter from a posted form to an operation. What was typed always comes back. */
export async function runForm<Schema extends z.ZodType>(form: Form<Schema>): Promise<FormState> {
  const state = await answerTo(form);
  const name = form.data.get(formName);
  if (typeof name === "string") tellOnPage({ form: name, state });
  return state;
}

async function answerTo<Schema extends z.ZodType>(form: Form<Schema>): Promise<FormState> {
  const before = beforeIn(form.data);
  const { values: sent, repeated } = textFields(form.data, form.lists ?? []);
  const { chosen: values, typed, issues: undecided } = chosenValues(sent, before?.values);
  // A form that is refused while it shows two texts goes on showing both.
  const again = { values: typed, ...("differs" in sent && before && { saved: before.saved }) };
  try {
    const ctx = await currentContext();
    if (!ctx) return { status: "error", code: "signed_out", message: signedOut, ...again };
    const wait = await formFrom(ctx.actor.personId);
    if (wait !== null) return { ...tooManyState(wait), ...again };
    const whose = form.data.get(drawnFor);
    const another = drawnForAnother(ctx, whose);
    try {
      await form.permit(ctx);
    } catch (error) {
      // The refusal is recorded; whoever typed here is told why it is not theirs.
      if (another === null || !(error instanceof DomainError)) throw error;
    }
    if (another !== null) {
      const values = { ...typed, [drawnFor]: String(whose) };
      return { status: "error", code: "someone_else", message: another, ...again, values };
    }
    const kept = await keptFiles(ctx, form);
    Object.assign(values, kept.values);
    Object.assign(typed, kept.values);
    const parsed = form.schema.safeParse(values);
    if (Object.keys(repeated).length > 0 || hasUnknownField(parsed.error)) {
      log().warn({ request: requestId(), person: ctx.actor.personId }, "a form was sent that no page has");
    }
    const issues = mergeIssues(repeated, undecided, kept.issues, parsed.success ? {} : issuesOf(parsed.error));
    if (!parsed.success || Object.keys(issues).length > 0) return { ...invalidState(issues), ...again };
    const said = await runAndRefresh(form, ctx, parsed.data);
    if (typeof said === "object") return said;
    return said ? { status: "ok", message: said } : { status: "ok" };
  } catch (error) {
    if (isDatabaseAway(error)) return { ...awayState(error), ...again };
    if (!(error instanceof DomainError)) throw error;
    if (error.kind === "invalid") return { ...invalidState(error.issues), ...again };
    if (error.saved) return outdatedState(error.message, error.saved, values);
    if (error.kind === "conflict" && form.isRace) revalidatePath("/", "layout");
    return { status: "error", code: error.kind, message: error.message, ...again, ...renewed(error, form, typed) };
  }
}

type Typed = Record<string, string | string[]>;

function renewed({ kind }: DomainError, { renews }: Pick<Form<z.ZodType>, "renews">, typed: Typed) {
  return kind === "conflict" && renews ? { values: { ...typed, ...renews() } } : {};
}

/** Before a word of it is read: neither this form nor its refusal stands in the audit log. */
function tooManyState(seconds: number): FormState {
  const message =
    `You have sent more forms within a minute than one person may. Wait ${seconds === 1 ? "a second" : `${seconds} seconds`}, ` +
    "then send this once more: nothing you typed is lost.";
  return { status: "error", code: "too_many", message };
}

/** No browser sends one; what it is called was typed by somebody. */
const hasUnknownField = (error: z.ZodError | undefined) =>
  error?.issues.some(({ code }) => code === "unrecognized_keys") ?? false;

/** It may have gone away before the save or after it: nobody knows, and what was typed is kept. */
function awayState(err: unknown): FormState {
  const reference = crypto.randomUUID().slice(0, 8);
  log().error({ err, reference, request: requestId() }, "a form could not be saved: the database is away");
  const message =
    "The database does not answer at the moment, so it is not certain whether this was saved. " +
    "What you typed is still here: look in a minute, and send it again if it was not.";
  return { status: "error", code: "fault", message, reference };
}

/** What was done shows everywhere at once: in the header, in counts, and on pages that the browser kept. */
async function runAndRefresh<Schema extends z.ZodType>(form: Form<Schema>, ctx: Ctx, input: z.output<Schema>) {
  try {
    const message = await form.run(ctx, input);
    revalidatePath("/", "layout");
    return message;
  } catch (error) {
    // A redirect is thrown as well.
    if (!(error instanceof DomainError)) revalidatePath("/", "layout");
    throw error;
  }
}

const typedSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const beforeSchema = z.object({
  values: typedSchema,
  saved: z.object({
    by: z.string().nullable(),
    at: z.iso.datetime(),
    values: typedSchema,
    untouched: z.array(z.string()),
  }),
});

/** What the form showed while two texts stood in it. It comes from the browser and may be anything. */
function beforeIn(data: FormData): z.output<typeof beforeSchema> | undefined {
  const text = data.get(shownBefore);
  if (typeof text !== "string") return undefined;
  try {
    return beforeSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Both texts go back, and the revision from which the next save begins. */
function outdatedState(message: string, saved: Saved, values: FormState["values"]): FormState {
  const { revision, at, ...others } = saved;
  return {
    status: "error",
    code: "conflict",
    message,
    values: { ...values, revision: String(revision) },
    saved: { ...others, at: at.toISOString() },
  };
}

async function keptFiles(ctx: Ctx, { prepare }: { prepare?: (ctx: Ctx) => Promise<Record<string, string>> }) {
  try {
    return { values: (await prepare?.(ctx)) ?? {}, issues: {} };
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== "invalid") throw error;
    return { values: {}, issues: error.issues };
  }
}

function invalidState(issues: Issues): FormState {
  const whole = issues[""]?.join(" ");
  return { status: "error", code: "invalid", message: whole ?? fieldsToMend(issues), issues };
}
