import { expect, test } from "vitest";
import { saveConfigurationInput } from "@/lib/configuration/inputs";
import { readServerDomain } from "@/lib/configuration/read-domain";
import { countEntries, inOrder, readLines } from "@/lib/configuration/read-lines";
import { readTester } from "@/lib/configuration/read-tester";

const form = (values: object) => saveConfigurationInput.safeParse({ miniProgram: "1", revision: "0", ...values });
const issuesOf = (values: object) =>
  form(values).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];

test("lines, commas, semicolons and tabs stand between entries; empty lines say nothing", () => {
  const { entries, bad } = readLines("a1, a2;a3\r\n\r\n  a4\t;, a5\ra6、a7\u00a0，a8\ta9 ", readTester);
  expect(entries).toEqual(["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"]);
  expect(bad).toEqual([]);
});

test("a line with a space inside stays one line and is refused, whatever its words would be by themselves", () => {
  const fault = "there is a space in it. Take it out, or write each entry on a line of its own.";
  expect(issuesOf({ testers: "jane\n jane doe \nann\u00a0lee, bob" })).toEqual([
    ["testers.2", `Line 2, “jane doe”: ${fault}`],
    ["testers.3", `Line 3, “ann\u00a0lee”: ${fault}`],
  ]);
  expect(issuesOf({ h5Domains: "https://a.example.com https://b.example.com" })).toEqual([
    ["h5Domains.1", `Line 1, “https://a.example.com https://b.example.com”: ${fault}`],
  ]);
  expect(readLines("jane doe\tray\nann", readTester).good).toBe("ray\nann");
});

test("each bad line is named with its number, its text and its own reason", () => {
  const typed = "https://api.example.com\nhttp://old.example.com\n\nhttps://127.0.0.1, https://ok.example.com";
  expect(issuesOf({ serverDomains: typed })).toEqual([
    ["serverDomains.2", "Line 2, “http://old.example.com”: http:// is not encrypted. Use https://."],
    [
      "serverDomains.4",
      "Line 4, “https://127.0.0.1”: this is an IP address. Write a host name instead, such as api.example.com.",
    ],
  ]);
});

test("the good lines are kept as they were typed, and go on without the bad ones when told to", () => {
  const typed = "https://API.example.com\nhttp://old.example.com\nhttps://b.example.com, https://localhost";
  const { good, entries } = readLines(typed, readServerDomain);
  expect(good).toBe("https://API.example.com\nhttps://b.example.com");
  expect(entries).toEqual(["https://api.example.com", "https://b.example.com"]);
  expect(form({ serverDomains: typed, step: "leave_out" }).data?.configuration.serverDomains).toEqual(entries);
});

test("what was good in a line stays in it, apart from each other, and a line of nothing good goes", () => {
  const { good, bad } = readLines("a1, b2;<c3>\n<d4>\n\ne5", readTester);
  expect(good).toBe("a1, b2\ne5");
  expect(bad.map(({ line, text }) => [line, text])).toEqual([
    [1, "<c3>"],
    [2, "<d4>"],
  ]);
});

test("duplicates are merged and told with their lines, in whatever form they were typed", () => {
  const typed = "https://bücher.example\nhttps://xn--bcher-kva.example:443\nHTTPS://BÜCHER.EXAMPLE\nhttps://b.example";
  const { entries, merged } = readLines(typed, readServerDomain);
  expect(entries).toEqual(["https://b.example", "https://xn--bcher-kva.example"]);
  expect(merged).toEqual([{ entry: "https://xn--bcher-kva.example", lines: [1, 2, 3] }]);
});

test("200 hosts and 100 testers fit, one more does not", () => {
  const hosts = (count: number) => Array.from({ length: count }, (_, at) => `https://h${at}.example.com`).join("\n");
  const testers = (count: number) => Array.from({ length: count }, (_, at) => `tester-${at}`).join("\n");
  expect(issuesOf({ serverDomains: hosts(200), h5Domains: hosts(200), testers: testers(100) })).toEqual([]);
  expect(issuesOf({ serverDomains: hosts(201), h5Domains: hosts(203), testers: testers(101) })).toEqual([
    ["serverDomains", "There are 201 entries; at most 200 fit. Take 1 away."],
    ["h5Domains", "There are 203 entries; at most 200 fit. Take 3 away."],
    ["testers", "There are 101 entries; at most 100 fit. Take 1 away."],
  ]);
  expect(issuesOf({ testers: "same\n".repeat(500) })).toEqual([]);
  expect(issuesOf({ testers: "x\n".repeat(2001) })).toEqual([
    ["testers", "There are more than 2,000 entries. Paste them in parts."],
  ]);
});

test("many entries on one line are counted like many lines", () => {
  expect(issuesOf({ testers: "x,".repeat(100_000) })).toEqual([
    ["testers", "There are more than 2,000 entries. Paste them in parts."],
  ]);
});

test("testers are e-mail addresses, in lower case, or app user IDs as they are written", () => {
  const { entries } = readLines("Jane+Beta@Example.com\nUser_01\na.b@c\n-x-", readTester);
  expect(entries).toEqual(["-x-", "User_01", "a.b@c", "jane+beta@example.com"]);
  expect(
    issuesOf({ testers: `<jane@example.com>\njane+beta\n测试\n${"x".repeat(65)}\nmailto:a@example.com\na@b!.com` }),
  ).toEqual([
    ["testers.1", "Line 1, “<jane@example.com>”: take the brackets or quotes away: only the address or the ID."],
    ["testers.2", "Line 2, “jane+beta”: “+” cannot stand in an app user ID. Use A–Z, a–z, 0–9 and . _ @ -"],
    ["testers.3", "Line 3, “测试”: “测” cannot stand in an app user ID. Use A–Z, a–z, 0–9 and . _ @ -"],
    ["testers.4", `Line 4, “${"x".repeat(65)}”: it has 65 characters; an app user ID has at most 64.`],
    ["testers.5", "Line 5, “mailto:a@example.com”: take “mailto:” away: only the address."],
    ["testers.6", "Line 6, “a@b!.com”: this is no e-mail address. It should look like jane@example.com."],
  ]);
});

test("what stands around an address, and an address that is too long, is said", () => {
  const brackets = "take the brackets or quotes away: only the address or the ID.";
  for (const typed of ['"jane@example.com"', "'jane", "(x)", "x)", "x>", "<x", 'x"', "x'"]) {
    expect(readTester(typed), typed).toEqual({ fault: brackets });
  }
  const address = (count: number) => `${"a".repeat(count)}@example.com`;
  expect(readTester(address(242))).toEqual({ value: address(242) });
  expect(readTester(address(243))).toEqual({ fault: "it has 255 characters; an app user ID has at most 64." });
  for (const strange of ['"', ">", "<", "("]) {
    expect(readTester(`a${strange}b`), strange).toEqual({
      fault: `“${strange}” cannot stand in an app user ID. Use A–Z, a–z, 0–9 and . _ @ -`,
    });
  }
  expect(readTester("a".repeat(64))).toEqual({ value: "a".repeat(64) });
  expect(readTester("a\u200bb")).toEqual({
    fault: "it holds the invisible character U+200B. Take it out, or type the entry anew.",
  });
  expect(readTester("jane@example.com!")).toEqual({
    fault: "this is no e-mail address. It should look like jane@example.com.",
  });
});

test("client and merchant IDs are one word of letters, digits, _ and -, up to 64", () => {
  const good = { productionClientId: " live_7F-20 ", productionMerchantId: "m".repeat(64), sandboxClientId: "  " };
  expect(form(good).data?.configuration).toMatchObject({
    productionClientId: "live_7F-20",
    productionMerchantId: "m".repeat(64),
    sandboxClientId: null,
    sandboxMerchantId: null,
  });
  const bad = {
    productionClientId: "two words",
    productionMerchantId: "m".repeat(65),
    sandboxClientId: "id.with.dots",
    sandboxMerchantId: "a\u202eb",
  };
  expect(issuesOf(bad)).toEqual([
    ["productionClientId", "The client ID is one word: there is a space in it."],
    ["productionMerchantId", "The merchant ID has 65 characters; at most 64 fit."],
    ["sandboxClientId", "“.” cannot stand in the client ID. Use A–Z, a–z, 0–9, _ and -."],
    ["sandboxMerchantId", "The merchant ID holds the invisible character U+202E; take it out."],
  ]);
});

test("all that is wrong is told at once", () => {
  const bad = { sandboxClientId: "a b", serverDomains: "x", h5Domains: "http://x.example", testers: "<x>" };
  expect(issuesOf(bad).map(([field]) => field)).toEqual([
    "sandboxClientId",
    "serverDomains.1",
    "h5Domains.1",
    "testers.1",
  ]);
});

test("a form without the revision that it began from saves nothing", () => {
  for (const revision of ["", "-1", "x", "1.5"]) expect(form({ revision }).error, revision).toBeDefined();
});

test("hosts of one domain stand together, whatever stands before them", () => {
  const hosts = [
    "https://b.example.com",
    "https://a.org",
    "wss://a.example.com",
    "https://*.example.com",
    "https://example.com",
  ];
  expect(inOrder(hosts)).toEqual([
    "https://*.example.com",
    "https://example.com",
    "wss://a.example.com",
    "https://b.example.com",
    "https://a.org",
  ]);
});

test("hosts of one domain stand together whatever their port, before those of the domains under it", () => {
  const hosts = [
    "https://b.example.com",
    "https://a.example.com:9",
    "https://example.com:8443",
    "https://x.a.example.com",
  ];
  const more = ["wss://example.com", "https://example.com", "https://a.example.com", "https://*.a.example.com:8443"];
  expect(inOrder([...hosts, ...more, ...hosts])).toEqual([
    "https://example.com",
    "wss://example.com",
    "https://example.com:8443",
    "https://*.a.example.com:8443",
    "https://a.example.com",
    "https://a.example.com:9",
    "https://x.a.example.com",
    "https://b.example.com",
  ]);
});

test("what stands between entries is no entry, also at the beginning and the end", () => {
  expect(countEntries("\n a, b\n\n;c \n")).toBe(3);
  expect(countEntries(" \n,")).toBe(0);
});
