import { expect, test } from "vitest";
import { checkpointOfLine, checkpointText, parseCheckpoint } from "@/lib/audit/checkpoint";

const checkpoint = { position: 42, chainHash: "ab".repeat(32) };
const text = checkpointText(checkpoint);

test("a checkpoint is read as it was written", () => {
  expect(parseCheckpoint(text)).toEqual(checkpoint);
  expect(parseCheckpoint(` ${text.toUpperCase()}\n`)).toEqual(checkpoint);
});

test("a checkpoint holds a position of up to fifteen digits", () => {
  for (const position of [1, 9, 10, 305, 123_456_789_012_345]) {
    expect(parseCheckpoint(checkpointText({ ...checkpoint, position }))).toEqual({ ...checkpoint, position });
  }
  expect(parseCheckpoint(`1234567890123456:${checkpoint.chainHash}`)).toBeNull();
});

test.each([
  "",
  "42",
  `0:${"ab".repeat(32)}`,
  `-1:${"ab".repeat(32)}`,
  `42:${"ab".repeat(31)}`,
  `42:${"xy".repeat(32)}`,
  `${text}0`,
])("%j is no checkpoint", (typed) => {
  expect(parseCheckpoint(typed)).toBeNull();
});

test("checkpoints are found in the console's log, also between what a collector writes around each line", () => {
  const line = JSON.stringify({ level: 30, time: 1, checkpoint: text, msg: "audit checkpoint" });
  expect(checkpointOfLine(line)).toEqual(checkpoint);
  expect(checkpointOfLine(`Nov 18 14:02:03 host console[7]: ${line}\r`)).toEqual(checkpoint);
  expect(checkpointOfLine(`host ${line} (1 of 7)`)).toEqual(checkpoint);
});

test.each([
  JSON.stringify({ level: 30, checkpoint: text, msg: "something else" }),
  JSON.stringify({ level: 30, checkpoint: 7, msg: "audit checkpoint" }),
  JSON.stringify({ level: 30, msg: "audit checkpoint" }),
  `audit checkpoint ${text}`,
  "audit checkpoint }{",
  "",
])("%s carries none", (line) => {
  expect(checkpointOfLine(line)).toBeNull();
});
