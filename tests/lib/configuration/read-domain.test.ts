import { domainToASCII, domainToUnicode } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyConfiguration } from "@/lib/configuration/fields";
import { bothWays, readable, readableEntries } from "@/lib/configuration/form-values";
import { unicodeHost } from "@/lib/configuration/punycode";
import { readH5Domain, readServerDomain } from "@/lib/configuration/read-domain";
import { rightServerDomains } from "./right-domains";
import { wrongServerDomains } from "./wrong-domains";

describe("the server domain whitelist", () => {
  test.each(wrongServerDomains)("refuses %s", (typed, fault) => {
    expect(readServerDomain(typed)).toEqual({ fault });
  });

  test.each(rightServerDomains)("takes %s as %s", (typed, kept) => {
    expect(readServerDomain(typed)).toEqual({ value: kept });
  });

  test.each(rightServerDomains)("takes what it kept of %s once more, in both of its forms", (_typed, kept) => {
    expect(readServerDomain(kept)).toEqual({ value: kept });
    expect(readServerDomain(readable(kept))).toEqual({ value: kept });
  });

  test("enough is tried: at least 60 wrong entries and 30 right ones", () => {
    expect(wrongServerDomains.length).toBeGreaterThanOrEqual(60);
    expect(rightServerDomains.length).toBeGreaterThanOrEqual(30);
  });

  test("a name has up to 253 characters", () => {
    const label = "a".repeat(63);
    const name = (last: number) => `${label}.${label}.${label}.${"b".repeat(last)}.example.com`;
    expect(name(49)).toHaveLength(253);
    expect(readServerDomain(`https://${name(49)}`)).toEqual({ value: `https://${name(49)}` });
    expect(readServerDomain(`https://${name(50)}`)).toEqual({
      fault: "the host name has 254 characters; at most 253 are possible.",
    });
  });

  test("no address of any notation gets in", () => {
    const notations = [
      (n: number) => String(n),
      (n: number) => `0x${n.toString(16)}`,
      (n: number) => `0${n.toString(8)}`,
    ];
    const part = fc.tuple(fc.nat(255), fc.constantFrom(...notations)).map(([n, write]) => write(n));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(readServerDomain(`https://${parts.join(".")}`)).toHaveProperty(
          "fault",
          expect.stringContaining("IP address"),
        );
      }),
    );
    fc.assert(
      fc.property(fc.ipV6(), fc.boolean(), (address, isBracketed) => {
        expect(readServerDomain(isBracketed ? `https://[${address}]` : `https://${address}`)).toHaveProperty("fault");
      }),
    );
  });

  test("whatever is typed is refused with a sentence or kept in a form that is kept the same again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.webUrl(), fc.domain()), (text) => {
        const read = readServerDomain(`https://${text}`);
        if ("fault" in read) expect(read.fault).toMatch(/\S/);
        else expect(readServerDomain(read.value)).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the H5 domain whitelist", () => {
  test.each([
    ["shop.example.com", "https://shop.example.com"],
    ["https://shop.example.com", "https://shop.example.com"],
    ["HTTPS://Shop.Example.com:443", "https://shop.example.com"],
    ["shop.example.com:8443", "https://shop.example.com:8443"],
    ["*.shop.example.com", "https://*.shop.example.com"],
    ["bücher.example", "https://xn--bcher-kva.example"],
    ["https.example.com", "https://https.example.com"],
  ])("takes %s as %s, with or without https://", (typed, kept) => {
    expect(readH5Domain(typed)).toEqual({ value: kept });
  });

  test.each([
    ["http://shop.example.com", "http:// is not encrypted. Use https://."],
    ["wss://shop.example.com", "web pages are opened with https://, not with web sockets."],
    ["ws://shop.example.com", "web pages are opened with https://, not with web sockets."],
    ["https:shop.example.com", "“https” needs “://” after it. Begin with https://."],
    ["shop.example.com/app", "take the path “/app” away: https://shop.example.com"],
    ["127.0.0.1:3000", "this is an IP address. Write a host name instead, such as api.example.com."],
    ["::1", "this is an IP address. Write a host name instead, such as api.example.com."],
    ["storefront", "“storefront” is not a full domain name. It should look like api.example.com."],
  ])("refuses %s", (typed, fault) => {
    expect(readH5Domain(typed)).toEqual({ fault });
  });

  test("refuses what the server whitelist refuses, but for a missing https:// and other schemes", () => {
    const others = wrongServerDomains.filter(([typed]) => /^https:\/\//i.test(typed));
    for (const [typed] of others) expect(readH5Domain(typed), typed).toHaveProperty("fault");
  });
});

describe("internationalised names", () => {
  test("are shown both ways", () => {
    expect(bothWays("https://*.xn--mnchen-3ya.example:8443")).toBe(
      "https://*.münchen.example:8443 (https://*.xn--mnchen-3ya.example:8443)",
    );
    expect(bothWays("https://api.example.com")).toBe("https://api.example.com");
    expect(bothWays("jane@example.com")).toBe("jane@example.com");
  });

  test("stand beside those entries that are kept in another form, and beside no others", () => {
    const lists = {
      serverDomains: ["https://api.example.com", "https://*.xn--mnchen-3ya.example:8443"],
      h5Domains: ["https://xn--bcher-kva.example"],
      testers: ["jane@example.com", "xn--bcher-kva", "x-https://xn--bcher-kva.example", "__proto__", "constructor"],
    };
    const shown = readableEntries({ ...emptyConfiguration, ...lists });
    expect([...shown]).toEqual([
      ["https://*.xn--mnchen-3ya.example:8443", "https://*.münchen.example:8443"],
      ["https://xn--bcher-kva.example", "https://bücher.example"],
    ]);
    expect(shown.get("__proto__"), "a tester may be called so").toBeUndefined();
    expect(readableEntries(emptyConfiguration).size).toBe(0);
  });

  test("are read as the platform reads them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        (labels) => {
          const ascii = domainToASCII(labels.join("."));
          fc.pre(ascii !== "" && !ascii.startsWith("["));
          expect(unicodeHost(ascii)).toBe(domainToUnicode(ascii));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("stay as they are where they are no punycode", () => {
    expect(unicodeHost("xn--a!.example")).toBe("xn--a!.example");
    expect(unicodeHost("xn--99999999999999.example")).toBe("xn--99999999999999.example");
  });
});
