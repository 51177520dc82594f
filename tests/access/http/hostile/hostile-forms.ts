import fc from "fast-check";
import { pathFor } from "../action-path";
import { actionRows } from "../actions";
import type { HttpWorld } from "../http-world";
import type { ActionRow } from "../row";
import type { Who } from "../standings";
import { cookieOf } from "./cookie-of";
import { nastyBytes, nastyText } from "./nasty";
import type { Wire } from "./wire";

type Part = { name: string; value: Buffer; more?: string };
type Change = (parts: Part[]) => Part[];
/** A request about rows that are known once the world is there. */
export type Plan = (world: HttpWorld, url: string) => Wire;

const part = (name: string, value: string | Buffer): Part => ({ name, value: Buffer.from(value) });
const at = (place: number, change: (part: Part) => Part[]): Change => {
  return (parts) => parts.flatMap((one, index) => (index === place % parts.length ? change(one) : [one]));
};

const names = fc.oneof(
  fc.constantFrom(
    ...["$ACTION_REF_1", "$ACTION_KEY", "$ACTION_1:0", "$ACTION_ID_x", "$ACTION_1:99", "$ACTION_REF_$ACTION_REF_1"],
    ...["$before", "$form", "$drawn_for"],
    ...[
      "__proto__",
      "constructor",
      "id",
      "revision",
      "differs",
      "saved.name",
      "values",
      "0",
      "1",
      "_1_",
      "_1___proto__",
    ],
    ...["logo", "name.0", "name[]", "name[__proto__]", "_2_id", "-1", "99999999999", "", "1:2"],
  ),
  nastyText.map((text) => text.replace(/["\r\n]/g, "").slice(0, 300)),
);

const place = fc.nat(40);

/** What a form says that it showed after a conflict. */
const shownBefore = fc.oneof(
  fc.constantFrom(
    ...["", "{", "null", "[]", '{"values":{"__proto__":1},"saved":1}', '{"values":{},"saved":{"by":[],"at":1}}'],
    '{"values":{"name":"x"},"saved":{"by":"x","at":"2026-01-01T00:00:00Z","values":{"__proto__":"y"},"untouched":["name"]}}',
  ),
  fc.json({ maxDepth: 3 }),
  nastyText,
);
const change: fc.Arbitrary<Change> = fc.oneof(
  place.map((index) => at(index, () => [])),
  place.map((index) => at(index, (one) => [one, one])),
  fc.tuple(place, nastyBytes).map(([index, value]) => at(index, (one) => [{ ...one, value }])),
  fc.tuple(place, nastyBytes).map(([index, value]) => at(index, (one) => [{ ...one, value }])),
  fc.tuple(place, names).map(([index, name]) => at(index, (one) => [{ ...one, name }])),
  fc.tuple(names, nastyBytes).map(([name, value]): Change => (parts) => [...parts, { name, value }]),
  fc
    .tuple(place, nastyText)
    .map(([index, name]) =>
      at(index, (one) => [{ ...one, more: `; filename="${name.replace(/["\r\n]/g, "")}"\r\nContent-Type: image/png` }]),
    ),
  place.map((index) => at(index, (one) => [{ ...one, value: Buffer.alloc(100_000, "x") }])),
  fc
    .nat(3_000)
    .map((count): Change => (parts) => [
      ...parts,
      ...Array.from({ length: count }, (_, index) => part(`f${index}`, "1")),
    ]),
  place.map((index) => at(index, (one) => [{ ...one, more: "\r\nContent-Type: application/json; charset=utf-7" }])),
  fc.constant<Change>((parts) => [...parts].reverse()),
  fc
    .tuple(fc.constantFrom("$before", "_1_$before"), shownBefore)
    .map(([name, text]): Change => (parts) => [
      ...parts,
      part(name, text),
      part(name.replace("$before", "differs"), "name"),
    ]),
);

/** The argument of a called action, in the framework's own encoding, of shapes that its script never sends. */
const argument = fc.oneof(
  { weight: 16, arbitrary: fc.constant('["$K1"]') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...["", "[]", "{}", "null", "1", '"$K1"', '["$K1","$K1"]', '["$undefined","$K1"]', '[null,"$K9"]'],
      ...[
        '["$@0"]',
        '["$0"]',
        '["$1"]',
        '["$F1"]',
        '["$F0"]',
        '["$h1"]',
        '["$B1"]',
        '["$Q1"]',
        '["$W1"]',
        '["$T"]',
        '["$T1"]',
      ],
      ...[
        '["$R1"]',
        '["$r1"]',
        '["$X1"]',
        '["$x1"]',
        '["$i1"]',
        '["$A1"]',
        '["$O1"]',
        '["$V1"]',
        '["$n99"]',
        '["$n-x"]',
      ],
      ...[
        '["$Dx"]',
        '["$D2026-01-01"]',
        '["$Infinity","$K1"]',
        '["$NaN","$K1"]',
        '["$$","$K1"]',
        '["$1:__proto__:x","$K1"]',
      ],
      ...[
        '[{"__proto__":{"status":"ok"}},"$K1"]',
        '[{"constructor":{"prototype":{"a":1}}},"$K1"]',
        '[{"then":"$F1"},"$K1"]',
        '[{"status":"idle"},"$K1"]',
      ],
      ...[
        `${"[".repeat(5_000)}${"]".repeat(5_000)}`,
        "[".repeat(3_000),
        '["$1:a:b:c","$K1"]',
        `["$n${"9".repeat(400)}"]`,
        '[{"status":"idle"},{"id":"1"}]',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }).map((value) => `[${value},"$K1"]`) },
  { weight: 1, arbitrary: nastyText },
);

const boundaries = fc.oneof(
  { weight: 8, arbitrary: fc.constant(["multipart/form-data; boundary=b0undary", "b0undary"] as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...([
        ["multipart/form-data", "b"],
        ["multipart/form-data; boundary=", "b"],
        ["multipart/form-data; boundary=other", "b"],
        ['multipart/form-data; boundary="a b"', "a b"],
        [`multipart/form-data; boundary=${"x".repeat(300)}`, "x".repeat(300)],
        ["Multipart/Form-Data; Boundary=b; boundary=c", "b"],
        ["multipart/form-data; charset=utf-16; boundary=b", "b"],
        ["application/x-www-form-urlencoded", "b"],
        ["application/json", "b"],
        ["text/plain", "b"],
        ["text/plain;charset=UTF-8", "b"],
        ["multipart/mixed; boundary=b", "b"],
        ["", "b"],
        ["multipart/form-data, text/plain; boundary=b", "b"],
      ] as const),
    ),
  },
);

const endings = fc.oneof({ weight: 9, arbitrary: fc.constant("whole") }, fc.constantFrom("open", "cut", "trailing"));

function bodyOf(parts: Part[], boundary: string, ending: string): Buffer {
  const pieces = parts.map(({ name, value, more = "" }) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`),
      value,
      Buffer.from("\r\n"),
    ]),
  );
  const whole = Buffer.concat([...pieces, Buffer.from(ending === "open" ? "" : `--${boundary}--\r\n`)]);
  if (ending === "cut") return whole.subarray(0, Math.floor(whole.length * 0.7));
  return ending === "trailing" ? Buffer.concat([whole, Buffer.from("more\r\n--x--")]) : whole;
}

/** Forms of these change who may read what: whoever may send one of them always has something wrong in it. */
const givesRights =
  /(setMemberRole|setRole|addMembers|invite|join|unblock|resend|accept|endSessions|OtherSessions|endMySession|restoreMiniProgram)/;
const strangers: Who[] = [
  "dev",
  "tramDev",
  "newcomer",
  "reviewer",
  "outsider",
  "blocked",
  "removed",
  "nobody",
  "ended",
];

function fieldsOf(row: ActionRow, world: HttpWorld, who: Who, target: number): Part[] {
  const targets = row.targets(world);
  const own = targets.find(({ on }) => on === row.effect.on);
  const chosen = target === 0 ? own : targets.at(target % targets.length);
  return row.fields((chosen ?? own)?.params ?? {}, world, who).map(([name, value]) => part(name, value));
}

type Way = "call" | "plain" | "bound" | "text" | "unknown";

/** Every server action, sent in every way by one who may and by others, with a form that is wrong in some way. */
export const hostileForm: fc.Arbitrary<Plan> = fc
  .record({
    row: fc.constantFrom(...actionRows),
    who: fc.option(fc.constantFrom(...strangers), { freq: 1 }),
    target: fc.nat(8),
    way: fc.constantFrom<Way>("call", "call", "call", "plain", "plain", "bound", "text", "unknown"),
    changes: fc.array(change, { maxLength: 3 }),
    type: boundaries,
    ending: endings,
    argument,
    page: fc.constantFrom(
      "first",
      "first",
      "first",
      "first",
      "first",
      "last",
      "last",
      "/notices",
      "/sign-in",
      "/nowhere",
      "/mini-programs/%00",
    ),
    action: fc.constantFrom("0".repeat(42), "x", "__proto__", "7f", "f".repeat(42), "%00", "a".repeat(2_000)),
  })
  .map(({ row, who, target, way, changes, type, ending, argument, page, action }): Plan => {
    return (world, url) => {
      const sender = who ?? row.effect.as;
      const own = pathFor(row.action, world, page === "last" ? -1 : 0);
      const path = page === "first" || page === "last" ? own.path : page;
      const fields = fieldsOf(row, world, sender, target);
      if (givesRights.test(row.action)) fields.push(part("strange", "1"));
      const id = way === "unknown" ? action : own.id;
      const parts = [...encoded(fields, way, id, argument)];
      const keeping = (after: Part[]) =>
        givesRights.test(row.action) ? [...after, part("_1_strange", "1"), part("strange", "1")] : after;
      const form = keeping(changes.reduce((done, next) => next(done), parts));
      const [contentType, boundary] = way === "text" ? (["text/plain;charset=UTF-8", ""] as const) : type;
      return {
        who: sender,
        method: "POST",
        path,
        headers: [
          ["Origin", url],
          ["Content-Type", contentType],
          ...(way === "plain" || way === "bound" ? [] : [["Next-Action", id] as [string, string]]),
          ...cookieOf(world, url, sender),
        ],
        body: way === "text" ? Buffer.from(argument) : bodyOf(form, boundary, ending),
      };
    };
  });

function encoded(fields: Part[], way: Way, id: string, argument: string): Part[] {
  if (way === "plain") return [part(`$ACTION_ID_${id}`, ""), ...fields];
  if (way === "bound") {
    const reference = JSON.stringify({ id, bound: "$@1" });
    return [
      part("$ACTION_REF_1", ""),
      part("$ACTION_1:0", reference),
      part("$ACTION_1:1", '[{"status":"idle"}]'),
      ...fields,
    ];
  }
  return [...fields.map(({ name, value }) => ({ name: `_1_${name}`, value })), part("0", argument)];
}
