import { describe, expect, test } from "vitest";
import {
  isLapsed,
  isLive,
  lifecycle,
  obstaclesTo,
  purgeDue,
  waits,
  type Life,
  type LifeStep,
} from "@/lib/mini-program/lifecycle";
import { miniProgramStates, type MiniProgramState } from "@/lib/vocabulary";

const now = new Date("2026-03-14T09:26:53.589Z");
const after = (ms: number) => new Date(now.getTime() + ms);

const quiet: Life = {
  state: "created",
  suspension: null,
  removal: null,
  versionsUnderWay: [],
  wasEverSubmitted: false,
  deletedAt: null,
  workspace: { name: "Corner Cafe", isRemoved: false },
  now,
};

const inReview = { request: 7, lapsesAt: null };
const approved = { request: 7, lapsesAt: after(1) };
const lapsed = { request: 7, lapsesAt: now };

const steps = Object.keys(lifecycle) as LifeStep[];
const openTo = (life: Partial<Life>) => steps.filter((step) => obstaclesTo(step, { ...quiet, ...life }).length === 0);
const words = (step: LifeStep, life: Partial<Life>) => obstaclesTo(step, { ...quiet, ...life }).map((one) => one.words);

// Typed in by hand from the specification: what is open while nothing is under way.
const open: Record<MiniProgramState, LifeStep[]> = {
  created: ["publish", "requestRemoval", "suspend", "deleteForGood"],
  released: ["publish", "requestRemoval", "suspend"],
  archived: ["publish", "deleteForGood"],
  deleted: ["restore"],
};

describe("while nothing is under way", () => {
  test.each(miniProgramStates)("what is open to one that is %s", (state) => {
    expect(openTo({ state, deletedAt: state === "deleted" ? now : null })).toEqual(open[state]);
  });

  test("a step that the state rules out says which states would do", () => {
    expect(words("requestRemoval", { state: "archived" })).toEqual([
      "It is Archived; one can request its removal only while it is Created or Released.",
    ]);
    expect(words("suspend", { state: "deleted" })).toEqual([
      "It is Deleted; one can suspend it only while it is Created or Released.",
    ]);
  });
});

describe("a removal", () => {
  test("in review can be withdrawn or decided, and stops versions", () => {
    expect(openTo({ state: "released", removal: inReview })).toEqual([
      "withdrawRemoval",
      "rejectRemoval",
      "approveRemoval",
      "suspend",
    ]);
    expect(words("publish", { removal: inReview })).toEqual(["Its removal is in review: request #7."]);
    expect(words("remove", { removal: inReview })).toEqual(["Its removal is still in review: request #7."]);
  });

  test("that is approved can be carried out or given up, until its 30 days are over", () => {
    expect(openTo({ state: "released", removal: approved })).toEqual(["giveUpRemoval", "remove", "suspend"]);
    expect(words("requestRemoval", { removal: approved })).toEqual([
      "Its removal is approved: request #7. Carry it out or give it up.",
    ]);
    expect(openTo({ state: "released", removal: lapsed })).toEqual(["lapseRemoval", "suspend"]);
    expect(words("remove", { removal: lapsed })).toEqual([
      "The approval of request #7 has lapsed. Request the removal again.",
    ]);
    expect(words("requestRemoval", { removal: lapsed })).toEqual([
      "An approved removal has just lapsed. Try again in a minute.",
    ]);
    expect(isLapsed({ removal: null, now })).toBe(false);
    expect(waits.approvedRemoval).toBe(30 * 86_400_000);
  });

  test("that nobody asked for cannot be decided, given up or carried out", () => {
    expect(words("approveRemoval", {})).toEqual(["No removal of it is in review."]);
    expect(words("approveRemoval", { removal: approved })).toEqual(["No removal of it is in review."]);
    expect(words("remove", {})).toEqual(["No removal of it is approved."]);
    expect(words("lapseRemoval", { removal: approved })).toEqual(["No approved removal of it has lapsed."]);
  });

  test("is named with its request, which one looks at because of it", () => {
    const requests = (step: LifeStep, removal: Life["removal"]) =>
      obstaclesTo(step, { ...quiet, removal }).map(({ request }) => request);
    expect(requests("requestRemoval", inReview)).toEqual([7]);
    expect(requests("requestRemoval", approved)).toEqual([7]);
    expect(requests("remove", inReview)).toEqual([7]);
    expect(requests("remove", lapsed)).toEqual([7]);
    expect(requests("requestRemoval", lapsed)).toEqual([undefined]);
  });

  test("is not asked for while versions are under way, and each is named with its request", () => {
    const versionsUnderWay = [
      { number: "1.4.0", state: "in_review" as const, request: 12 },
      { number: "1.3.0", state: "grayscale" as const, request: 9 },
    ];
    expect(obstaclesTo("requestRemoval", { ...quiet, versionsUnderWay })).toEqual([
      { words: "Version 1.4.0 is in review.", request: 12 },
      { words: "Version 1.3.0 is in grayscale release.", request: 9 },
    ]);
    expect(words("requestRemoval", { versionsUnderWay: [{ number: "2.0.0", state: "pilot", request: 1 }] })).toEqual([
      "Version 2.0.0 is in pilot testing.",
    ]);
  });
});

describe("a suspension", () => {
  const suspension = { by: "Rosa Reviewer" };

  test("stops versions and nothing else, and can be ended", () => {
    expect(openTo({ state: "released", suspension })).toEqual(["requestRemoval", "resume"]);
    expect(openTo({ state: "archived", suspension })).toEqual(["resume", "deleteForGood"]);
    expect(words("publish", { suspension })).toEqual([
      "Rosa Reviewer has suspended it. A Workspace Admin can resume it.",
    ]);
    expect(words("resume", {})).toEqual(["It is not suspended."]);
  });
});

describe("deleting for good", () => {
  test("is for what nothing was ever submitted of, and for what is archived", () => {
    expect(words("deleteForGood", { wasEverSubmitted: true })).toEqual([
      "A version of it was submitted, so that it is deleted in two steps: request its removal first.",
    ]);
    expect(words("deleteForGood", { state: "archived", wasEverSubmitted: true })).toEqual([]);
    expect(words("deleteForGood", { state: "released" })).toEqual([
      "It is Released; one can delete it for good only while it is Created or Archived.",
    ]);
  });

  test("leaves 7 days to restore it, then it is purged", () => {
    const of = (age: number) => ({ state: "deleted" as const, deletedAt: after(-age) });
    expect(waits.deleted).toBe(7 * 86_400_000);
    expect(openTo(of(waits.deleted - 1))).toEqual(["restore"]);
    expect(openTo(of(waits.deleted))).toEqual(["purge"]);
    expect(words("restore", of(waits.deleted))).toEqual(["Its 7 days are over: it is being purged."]);
    expect(words("purge", of(0))).toEqual(["It is kept so that it can be restored."]);
    expect(purgeDue(now)).toEqual(after(waits.deleted));
  });

  test("cannot be taken back once the workspace that owned it was removed", () => {
    const workspace = { name: "Corner Cafe", isRemoved: true };
    expect(words("restore", { state: "deleted", deletedAt: now, workspace })).toEqual([
      "Its workspace Corner Cafe was removed, so that nobody would own it. It cannot be restored.",
    ]);
  });
});

test("each step is taken by those whom the matrix allows it, and what is the console's own by nobody", () => {
  expect(Object.fromEntries(steps.map((step) => [step, lifecycle[step].needs]))).toEqual({
    publish: "version.release",
    requestRemoval: "removal.request",
    withdrawRemoval: "removal.withdraw",
    rejectRemoval: "approval.decide",
    approveRemoval: "approval.decide",
    giveUpRemoval: "removal.withdraw",
    lapseRemoval: null,
    remove: "removal.execute",
    suspend: "miniProgram.suspend",
    resume: "miniProgram.resume",
    deleteForGood: "miniProgram.delete",
    restore: "miniProgram.restore",
    purge: null,
  });
});

test("how refusals call each step", () => {
  expect(Object.fromEntries(steps.map((step) => [step, lifecycle[step].phrase]))).toEqual({
    publish: "publish a version of it",
    requestRemoval: "request its removal",
    withdrawRemoval: "withdraw its removal",
    rejectRemoval: "reject its removal",
    approveRemoval: "approve its removal",
    giveUpRemoval: "give up its removal",
    lapseRemoval: "let its removal lapse",
    remove: "remove it",
    suspend: "suspend it",
    resume: "resume it",
    deleteForGood: "delete it for good",
    restore: "restore it",
    purge: "purge it",
  });
});

test("one is live until it is archived or deleted", () => {
  expect(miniProgramStates.filter(isLive)).toEqual(["created", "released"]);
});

test("where each step leads", () => {
  expect(steps.filter((step) => lifecycle[step].to !== "same").map((step) => [step, lifecycle[step].to])).toEqual([
    ["publish", "released"],
    ["remove", "archived"],
    ["deleteForGood", "deleted"],
    ["restore", "former"],
    ["purge", "gone"],
  ]);
});
