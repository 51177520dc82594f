import type { Action } from "./access/matrix";
import { fieldsToMend } from "./format/fields-to-mend";

export type Issues = Record<string, string[]>;

/** What somebody tried and was not allowed to do: enough to explain it and to write it into the audit log. */
export type Refusal = {
  action: Action;
  /** What it was, in words that fit after "can", where the action only stands in for it. */
  tried?: string;
  miniProgram?: { id: string; workspaceId: string };
  workspaceId?: string;
  /** The message says already why not and who can. */
  isExplained?: true;
};

/** What was saved while a form was open: the fields in which it differs from what was sent, as a form would send them. */
export type Saved = {
  revision: number;
  /** Null where the sender did, in another window. */
  by: string | null;
  at: Date;
  values: Record<string, string | string[]>;
  /** Those of them that the sender had not touched. */
  untouched: string[];
};

type Kind = "not_found" | "forbidden" | "conflict" | "invalid";

/** The only kind of failure that is expected. Its message is a sentence for the person who reads it. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly kind: Kind;
  /** Messages by field name, for `invalid`. The key `""` stands for the form as a whole. */
  readonly issues: Issues;
  /** Set when the refusal matters: `inTransaction` and `permitted` write it into the audit log. */
  readonly refusal: Refusal | undefined;
  /** Set on a conflict of two editors, to choose from field by field. */
  readonly saved: Saved | undefined;

  constructor(kind: Kind, message: string, more: { issues?: Issues; refusal?: Refusal; saved?: Saved } = {}) {
    super(message);
    this.kind = kind;
    this.issues = more.issues ?? {};
    this.refusal = more.refusal;
    this.saved = more.saved;
  }
}

/** `refusal` where the thing exists and is hidden from this person: the answer is the same, the audit log knows. */
export function notFound(message = "This does not exist, or you cannot see it.", refusal?: Refusal): DomainError {
  return new DomainError("not_found", message, refusal ? { refusal } : {});
}

export function forbidden(message: string, refusal?: Refusal): DomainError {
  return new DomainError("forbidden", message, refusal ? { refusal } : {});
}

export function conflict(message: string): DomainError {
  return new DomainError("conflict", message);
}

/** Another form was saved first: nothing is overwritten, both texts go back to whoever sent theirs. */
export function savedMeanwhile(saved: Saved): DomainError {
  return new DomainError(
    "conflict",
    `${saved.by ?? "You"} saved changes${saved.by === null ? " in another window" : ""} while you were editing. Nothing of yours was saved yet. Choose for each field below, then save again.`,
    { saved },
  );
}

export function invalid(issues: Issues, message = fieldsToMend(issues)): DomainError {
  return new DomainError("invalid", message, { issues });
}
