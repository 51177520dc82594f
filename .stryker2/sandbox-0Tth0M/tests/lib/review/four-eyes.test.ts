import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fourEyes, type Facts } from "@/lib/review/four-eyes";

const jonas = { id: "jonas", name: "Jonas" };
const mei = { id: "mei", name: "Mei" };

const judge = (facts: Partial<Facts>) =>
  fourEyes({ personId: "jonas", involved: ["priya"], approvers: [jonas, mei], selfApproval: true, ...facts });

describe("four eyes", () => {
  test("whoever has nothing to do with a request decides it", () => {
    expect(judge({})).toEqual({ may: "decide" });
    expect(judge({ selfApproval: false })).toEqual({ may: "decide" });
  });

  test("nobody decides what they asked for while somebody else can, and is told who", () => {
    expect(judge({ involved: ["jonas"] })).toEqual({ may: "not", because: "others_can", others: [mei] });
    expect(judge({ involved: ["priya", "jonas"] })).toEqual({ may: "not", because: "others_can", others: [mei] });
  });

  test("where nobody else is there, the exception lets somebody involved decide alone", () => {
    expect(judge({ involved: ["jonas"], approvers: [jonas] })).toEqual({ may: "decide_alone" });
    expect(judge({ involved: ["mei", "jonas"] })).toEqual({ may: "decide_alone" });
  });

  test("with the exception turned off, a request waits for a second approver", () => {
    expect(judge({ involved: ["jonas"], approvers: [jonas], selfApproval: false })).toEqual({
      may: "not",
      because: "nobody_else",
    });
  });

  test("of any crowd, somebody involved decides only alone, only where everyone is involved and the setting allows it", () => {
    const ids = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(
        ids,
        fc.uniqueArray(ids),
        fc.uniqueArray(ids),
        fc.boolean(),
        (personId, involved, ids, selfApproval) => {
          const approvers = ids.map((id) => ({ id, name: id }));
          const { may } = fourEyes({ personId, involved, approvers, selfApproval });
          const everyoneIsIn = ids.every((id) => involved.includes(id));
          expect(may === "decide").toBe(!involved.includes(personId));
          expect(may === "decide_alone").toBe(involved.includes(personId) && everyoneIsIn && selfApproval);
        },
      ),
    );
  });
});
