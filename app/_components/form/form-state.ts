export type FormCode =
  "invalid" | "conflict" | "forbidden" | "not_found" | "signed_out" | "someone_else" | "too_many" | "fault";

/** What a form's action answers. `attempt` counts the answers, so that each failure is told anew. */
export type FormState = {
  status: "idle" | "error" | "ok";
  code?: FormCode;
  message?: string;
  /** Messages by field name; a part of a field is named "keywords.2". */
  issues?: Record<string, string[]>;
  /** What was typed, by field name. Never a secret. */
  values?: Record<string, string | string[]>;
  /**
   * What was saved meanwhile, by field name, and which of these fields the sender had not touched; by nobody where the
   * sender did, in another window.
   */
  saved?: { by: string | null; at: string; values: Record<string, string | string[]>; untouched: string[] };
  /** What sending the form once more would change, by field name, for forms that show it first; and what else is to be told. */
  review?: { changes: Record<string, { removed: string[]; added: string[] }>; notes: string[] };
  /** What the action made and shows once, in this answer alone: a key. */
  secret?: string;
  attempt?: number;
  /** The number of the log line, after a fault. */
  reference?: string;
};

export type FormAction = (data: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle" };

/** The messages of a field and of its parts. */
export function issuesOf(state: FormState, name: string): string[] {
  return Object.entries(state.issues ?? {})
    .filter(([key]) => key === name || key.startsWith(`${name}.`))
    .flatMap(([, messages]) => messages);
}
