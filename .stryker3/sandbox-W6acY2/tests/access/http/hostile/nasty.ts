import fc from "fast-check";

const words = [
  ...["", " ", "null", "undefined", "NaN", "-1", "0", "1e309", "9".repeat(40), "true", "[]", "{}", "[object Object]"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "valueOf", "__proto__.x"],
  ...[
    "\u0000",
    "a\u0000b",
    "\u202eevil",
    "\u2066\u2069",
    "\ufeff",
    "\u200b\u200d",
    "\ud800",
    "\udfff\ud800",
    "é",
    "e\u0301",
  ],
  ...[
    "' or 1=1 --",
    "'; drop table people; --",
    "%",
    "_",
    "\\",
    "$1",
    "${7*7}",
    "{{7*7}}",
    "<script>alert(1)</script>",
  ],
  ...[
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "\\\\evil.example",
  ],
  ...[
    "https://evil.example/",
    "http://169.254.169.254/",
    "file:///etc/passwd",
    "../../../etc/passwd",
    "=cmd|' /C calc'!A0",
  ],
  ...[
    "\r\nSet-Cookie: a=b",
    "\r\n\r\n<html>",
    "\n",
    "\t",
    "\u0085",
    "\u2028",
    "\u{1f469}\u200d\u{1f4bb}",
    "A".repeat(5_000),
  ],
  ...[
    "9000000000000001",
    "00000000-0000-0000-0000-000000000000",
    "2147483648",
    "9223372036854775808",
    "0x10",
    "１２３",
  ],
  ...[
    "2026-13-45T99:99:99Z",
    "not-a-date",
    "a@b",
    "\u0130",
    "ß".repeat(300),
    "$ACTION_ID_",
    "$K1",
    "$@1",
    "$F1",
    "\ufffd",
  ],
];

/** Texts that have broken something somewhere. */
export const nastyText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 400 }) },
);

/** Bytes that are no text. */
export const nastyBytes = fc.oneof(
  nastyText.map((text) => Buffer.from(text)),
  fc.constantFrom(
    ...[[0xff, 0xfe], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80], [0xe2, 0x28]].map((bytes) =>
      Buffer.from(bytes),
    ),
  ),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
);

/** Of a header: whatever does not end it. Node.js turns each character into the bytes of UTF-8. */
export const headerValue = fc.oneof(
  fc.constantFrom(
    ...[
      "",
      "*",
      ",",
      ";",
      "=",
      '"',
      "W/",
      'W/"x"',
      "bytes=0-",
      "bytes=-1,0-0,5-3",
      "bytes=9999999999-",
      "1",
      "0",
      "true",
    ],
    ...[
      "a".repeat(3_000),
      "null",
      "undefined",
      "%00",
      "%ff",
      "\u00ff",
      "é",
      "[]",
      "{}",
      "[[[",
      "%5B%22%22%5D",
      "__proto__",
    ],
    ...[
      "evil.example",
      "http://evil.example",
      "https://evil.example/x",
      "localhost",
      "127.0.0.1",
      "::1",
      "[::1",
      "a:b:c",
    ],
    ...["gzip, br;q=9", "text/x-component", "for=1.2.3.4;host=evil.example;proto=https", "1.2.3.4, 5.6.7.8", "unknown"],
    ...["Thu, 01 Jan 1970 00:00:00 GMT", "Bearer ", "Bearer mpk_x", "Basic YTpi", "middleware:middleware:middleware"],
  ),
  nastyText.map((text) => text.replace(/[\r\n\u0000]/g, " ").slice(0, 3_000)),
);
