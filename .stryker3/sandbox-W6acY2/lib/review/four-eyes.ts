export type Approver = { id: string; name: string };

export type Facts = {
  personId: string;
  /** The applicant, and of a version its uploader and everyone who submitted it before. */
  involved: readonly string[];
  /** The active people who may decide requests at all. */
  approvers: readonly Approver[];
  /** Whether somebody involved may decide where nobody else can. */
  selfApproval: boolean;
};

export type Verdict =
  | { may: "decide" }
  /** Only with a comment, and marked as self-approved. */
  | { may: "decide_alone" }
  | { may: "not"; because: "others_can"; others: Approver[] }
  | { may: "not"; because: "nobody_else" };

/** Whether an approver may decide this request: nobody does who is involved, unless nobody else is there. */
export function fourEyes({ personId, involved, approvers, selfApproval }: Facts): Verdict {
  if (!involved.includes(personId)) return { may: "decide" };
  const others = eligible({ involved, approvers });
  if (others.length > 0) return { may: "not", because: "others_can", others };
  return selfApproval ? { may: "decide_alone" } : { may: "not", because: "nobody_else" };
}

export function eligible({ involved, approvers }: Pick<Facts, "involved" | "approvers">): Approver[] {
  return approvers.filter(({ id }) => !involved.includes(id));
}
