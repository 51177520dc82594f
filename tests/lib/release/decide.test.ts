import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerTo, isOver, placeOf, versionFor, type Asker, type Candidate } from "@/lib/release/decide";
import { versionStates } from "@/lib/vocabulary";

const id = "1234567890123456";
const released: Candidate = { number: "1.0.0", state: "released", share: null };
const pilot: Candidate = { number: "1.1.0", state: "pilot", share: null };
const grayscale = (share: number): Candidate => ({ number: "1.1.0", state: "grayscale", share });
const nobody = { miniProgramId: id, user: null, testers: [], released: null, underTest: null };

const users = Array.from({ length: 100_000 }, (_, at) => `user-${at}`);
const places = users.map((user) => placeOf(id, "1.1.0", user));

const userName = fc.stringMatching(/^[A-Za-z0-9._@-]{1,64}$/);
const wholeShare = fc.integer({ min: 1, max: 99 });

describe("of 100,000 users", () => {
  const shares = [1, 2, 5, 10, 25, 30, 50, 75, 90, 99];
  const servedAt = (some: string[], share: number) => {
    const facts = { ...nobody, released, underTest: grayscale(share) };
    return new Set(some.filter((user) => versionFor({ ...facts, user })?.number === "1.1.0"));
  };

  test("as many get the grayscale version as were set, to half a percent, and nobody of them moves back", () => {
    let before = new Set<string>();
    for (const share of shares) {
      const now = servedAt(users, share);
      expect(Math.abs((now.size / users.length) * 100 - share), `${share} %`).toBeLessThan(0.5);
      expect([...before].filter((user) => !now.has(user))).toEqual([]);
      before = now;
    }
  });

  test("nobody of 5,000 moves back while the share rises by 1 percent at a time from 1 to 99", () => {
    const some = users.slice(0, 5_000);
    let before = new Set<string>();
    for (let share = 1; share <= 99; share += 1) {
      const now = servedAt(some, share);
      expect([...before].filter((user) => !now.has(user))).toEqual([]);
      expect(now.size).toBeGreaterThan(before.size);
      before = now;
    }
  });

  test.each([
    ["version", id, "1.2.0"],
    ["mini program", "9876543210987654", "1.1.0"],
  ])("another %s picks its share independently", (_of, miniProgramId, number) => {
    const others = users.map((user) => placeOf(miniProgramId, number, user));
    const both = users.filter((_user, at) => (places[at] ?? 100) < 30 && (others[at] ?? 100) < 30).length;
    // 30 % of 30 %.
    expect(Math.abs(both / users.length - 0.09)).toBeLessThan(0.005);
  });
});

describe("who gets which version", () => {
  test("is by a place that is the same for ever: these are worked out by another program", () => {
    // printf '1234567890123456\n1.1.0\nuser-1' | sha256sum, the first eight digits of it divided by 2^32.
    expect(placeOf(id, "1.1.0", "user-1")).toBeCloseTo(57.63151100836694, 6);
    expect(placeOf(id, "1.1.0", "jane@example.com")).toBeCloseTo(30.005443678237498, 6);
  });

  test("whose place is just a share is outside of it", () => {
    const at = { ...nobody, released, user: "jane@example.com" };
    const place = placeOf(id, "1.1.0", at.user);
    expect(versionFor({ ...at, underTest: grayscale(place) })).toBe(released);
    expect(versionFor({ ...at, underTest: grayscale(place + 1e-9) })?.number).toBe("1.1.0");
  });

  test("every place lies from 0 to below 100", () => {
    fc.assert(
      fc.property(userName, (user) => {
        const place = placeOf(id, "1.1.0", user);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(100);
      }),
    );
  });

  test("a tester gets the version under test, whatever its share; in a pilot nobody else does", () => {
    fc.assert(
      fc.property(userName, userName, wholeShare, (user, other, share) => {
        fc.pre(user !== other);
        const facts = { ...nobody, testers: [user], released };
        expect(versionFor({ ...facts, user, underTest: pilot })).toBe(pilot);
        expect(versionFor({ ...facts, user: other, underTest: pilot })).toBe(released);
        const underTest = grayscale(share);
        expect(versionFor({ ...facts, user, underTest })).toBe(underTest);
      }),
    );
  });

  test("whoever has the grayscale version has it at every greater share", () => {
    fc.assert(
      fc.property(userName, wholeShare, wholeShare, (user, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const at = (share: number) => versionFor({ ...nobody, user, released, underTest: grayscale(share) })?.number;
        if (at(less) === "1.1.0") expect(at(more)).toBe("1.1.0");
        if (at(more) === "1.0.0") expect(at(less)).toBe("1.0.0");
      }),
    );
  });

  test("without a user it is the released one, and nothing where there is none", () => {
    expect(versionFor({ ...nobody, testers: ["x"], released, underTest: grayscale(99) })).toBe(released);
    expect(versionFor({ ...nobody, testers: ["x"], underTest: pilot })).toBeNull();
    expect(versionFor({ ...nobody, user: "y", testers: ["x"], underTest: pilot })).toBeNull();
    expect(versionFor(nobody)).toBeNull();
  });

  test("an emptied tester list means nobody", () => {
    expect(versionFor({ ...nobody, user: "x", testers: [], released, underTest: pilot })).toBe(released);
  });
});

describe("asking for one version by its number", () => {
  const stranger: Asker = { isTester: false, mayPreview: false, mayInspect: false };

  // By hand, from the life cycle and the rules of QR codes: what a tester, a previewer, an inspector and a stranger get.
  const table = {
    developing: ["served", "served", "hidden"],
    in_review: ["served", "served", "served"],
    rejected: ["hidden", "served", "hidden"],
    approved: ["served", "served", "hidden"],
    pilot: ["served", "served", "hidden"],
    grayscale: ["served", "served", "hidden"],
    released: ["served", "served", "hidden"],
    archived: ["hidden", "served", "hidden"],
    canceled: ["gone", "gone", "hidden"],
    offline: ["gone", "gone", "hidden"],
  } as const;

  test.each(versionStates)("%s", (state) => {
    const answers = [
      answerTo({ ...stranger, isTester: true }, state),
      answerTo({ ...stranger, mayPreview: true }, state),
      answerTo({ ...stranger, mayInspect: true }, state),
    ];
    expect(answers).toEqual(table[state]);
    expect(answerTo(stranger, state)).toBe("hidden");
    expect(isOver(state)).toBe(["canceled", "offline"].includes(state));
  });
});
