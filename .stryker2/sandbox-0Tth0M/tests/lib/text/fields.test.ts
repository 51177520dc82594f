import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emailAddress, entranceUrl, phoneNumber } from "@/lib/text/contact-schemas";
import { nameKey, sortName } from "@/lib/text/name-key";
import { line, paragraph } from "@/lib/text/schemas";
import { units } from "@/lib/format/units";

const name = line({ label: "The name", min: 3, max: 30 });
const messageOf = (result: { success: boolean; error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues[0]?.message;

describe("units", () => {
  test.each([
    ["", 0],
    ["Morning Cup", 11],
    ["晨光咖啡", 8],
    ["Ａ", 2],
    ["é", 1],
    ["👍", 2],
    ["한국", 4],
  ])("%j has %i", (text, count) => expect(units(text)).toBe(count));
});

describe("a line of text", () => {
  test("is trimmed and composed", () => expect(name.parse("  Cafe\u0301  ")).toBe("Café"));

  test("counts Chinese characters as 2 against its limit", () => {
    expect(name.safeParse("晨".repeat(15)).success).toBe(true);
    expect(messageOf(name.safeParse("晨".repeat(16)))).toBe("The name is too long: 32 units, at most 30 fit.");
  });

  test("says how much is missing", () => {
    expect(messageOf(name.safeParse("ab"))).toBe("The name is too short: 2 of at least 3 units.");
    expect(messageOf(name.safeParse("   "))).toBe("The name is needed.");
  });

  test.each(["a\u0000bc", "a\nbc", "abc\u202Edef", "a\u2066bc", "a\u0085bc", "a\uD800bc", "a\u2028bc"])(
    "refuses the invisible character in %j",
    (text) => expect(messageOf(name.safeParse(text))).toMatch(/^The name holds the invisible character U\+/),
  );

  test("never lets a control character through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const result = name.safeParse(text);
        return !result.success || !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(result.data);
      }),
    );
  });
});

test("a paragraph keeps its line feeds, whatever the browser makes of them", () => {
  const description = paragraph({ label: "The description", max: 200 });
  expect(description.parse("one\r\ntwo\rthree\n")).toBe("one\ntwo\nthree");
  expect(description.safeParse("tab\there").success).toBe(false);
});

describe("a name's key", () => {
  test.each([
    ["Morning Cup", "MORNING  cup"],
    ["Straße", "STRASSE"],
    ["ＡＢＣ", "abc"],
    ["Ä", "a\u0308"],
  ])("is the same for %j and %j", (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  test("tells apart what people tell apart", () => expect(nameKey("Café")).not.toBe(nameKey("Cafe")));

  test("sorts by letters, whatever their marks", () => expect(sortName("Épicerie")).toBe("epicerie"));
});

describe("an entrance URL", () => {
  test.each([
    ["http://shop.example.com", "The URL must begin with https://."],
    ["https://user:secret@shop.example.com", "The URL must not hold a user name or password."],
    ["https://192.0.2.7/app", "Use a host name instead of an IP address."],
    ["https://3221225991/", "Use a host name instead of an IP address."],
    ["https://[2001:db8::1]/", "Use a host name instead of an IP address."],
    ["https://localhost/app", "localhost cannot be reached by the app's users."],
    ["https://app.localhost/", "localhost cannot be reached by the app's users."],
    ["https://intranet/", "This host is not a full domain name, such as shop.example.com."],
    ["shop.example.com", "This is not a URL. It should look like https://shop.example.com/app."],
    ["javascript:alert(1)", "This is not a URL. It should look like https://shop.example.com/app."],
    ["https://shop.example.com/a b", "A URL has no spaces or invisible characters."],
  ])("refuses %s", (url, message) => expect(messageOf(entranceUrl.safeParse(url))).toBe(message));

  test("is kept in its normal spelling", () => {
    expect(entranceUrl.parse(" https://SHOP.example.com/App?x=1 ")).toBe("https://shop.example.com/App?x=1");
    expect(entranceUrl.parse("https://咖啡.example.com")).toBe("https://xn--bur6r.example.com/");
  });
});

describe("a phone number", () => {
  test("is kept in E.164", () => expect(phoneNumber.parse("+65 6123 4567")).toBe("+6561234567"));
  test.each(["6123 4567", "+1", "+65 6123 4567 ext. 9", "+65 6123 4567 call me", "+65 6123 4567\u0007", "call us"])(
    "refuses %s",
    (number) => expect(phoneNumber.safeParse(number).success).toBe(false),
  );
});

test.each(["help", "help@", "a b@example.com", "help@example", `${"a".repeat(250)}@example.com`])(
  "%s is not an e-mail address",
  (email) => expect(emailAddress.safeParse(email).success).toBe(false),
);
