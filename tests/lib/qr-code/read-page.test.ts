import { describe, expect, test } from "vitest";
import { readPage } from "@/lib/qr-code/read-page";

const hosts = ["https://shop.example.com", "https://*.cafe.example.com:8443"];
const native = (typed: string) => readPage(typed, "native", hosts);
const html5 = (typed: string) => readPage(typed, "html5", hosts);
const fault = (words: RegExp) => ({ fault: expect.stringMatching(words) as string });

describe("of a native mini program", () => {
  test.each([
    ["pages/index/index", "pages/index/index"],
    ["/pages/index/index", "pages/index/index"],
    ["页面/首页", "页面/首页"],
    ["p", "p"],
    ["pages/a:b", "pages/a:b"],
  ])("“%s” leads to the page %s", (typed, page) => expect(native(typed)).toEqual({ page }));

  test.each([
    ["https://shop.example.com/", /begins with a scheme/],
    ["javascript:alert(1)", /begins with a scheme/],
    ["HarborPay://x", /begins with a scheme/],
    ["//evil.example.com/x", /two slashes/],
    ["pages/../secret", /no “\.\.”/],
    ["..", /no “\.\.”/],
    ["pages/%2e%2e/secret", /no “\.\.”/],
    ["pages/%252E%252e/secret", /no “\.\.”/],
    ["pages\\index", /no backslashes/],
    ["pages/my page", /no spaces/],
    ["pages/index?a=1", /page parameters below/],
    ["pages/index#top", /page parameters below/],
    ["pages%2Findex", /without “%”/],
    ["pages/..%2Fsecret", /no “\.\.”/],
    ["pages/..%25252Fsecret", /no “\.\.”/],
    ["pages/a%5C..%5Csecret", /no “\.\.”/],
    ["pages/a%255c..%255csecret", /no “\.\.”/],
    ["tel:1", /^This begins with a scheme\. Write a path, such as pages\/index\/index\.$/],
    ["pages//index", /Write a path/],
    ["pages/./index", /Write a path/],
    ["pages/index/", /Write a path/],
    ["/", /Write a path/],
  ])("“%s” is refused", (typed, words) => expect(native(typed)).toEqual(fault(words)));
});

describe("of an HTML5 mini program", () => {
  test.each([
    ["/menu", "/menu"],
    ["menu/today", "/menu/today"],
    ["/", "/"],
    ["/menu?lang=en#top", "/menu?lang=en#top"],
    ["/go?to=https://evil.example.com/", "/go?to=https://evil.example.com/"],
    ["https://shop.example.com/menu", "https://shop.example.com/menu"],
    ["HTTPS://SHOP.example.com", "https://shop.example.com/"],
    ["https://a.cafe.example.com:8443/x?y=1", "https://a.cafe.example.com:8443/x?y=1"],
  ])("“%s” leads to %s", (typed, page) => expect(html5(typed)).toEqual({ page }));

  test.each([
    ["http://shop.example.com/", /begins with a scheme/],
    ["data:text/html,x", /begins with a scheme/],
    ["//shop.example.com/", /two slashes/],
    ["/\\evil.example.com", /no backslashes/],
    ["https://evil.example.com/", /evil\.example\.com is not on the H5 domain whitelist/],
    ["https://shop.example.com.evil.example.com/", /is not on the H5 domain whitelist/],
    ["https://shop.example.com:8443/", /is not on the H5 domain whitelist/],
    ["https://cafe.example.com:8443/", /is not on the H5 domain whitelist/],
    ["https://shop.example.com@evil.example.com/", /user name or password/],
    ["https://shop.example.com/../a", /has no “\.\.”/],
    ["https://shop.example.com/%2e%2E/a", /has no “\.\.”/],
    ["https://shop.example.com\\@evil.example.com", /has no backslashes/],
    ["https://127.0.0.1/", /host name instead of an IP address/],
    ["https://localhost/", /localhost/],
    ["/menu/../admin", /no “\.\.”/],
    ["/menu/%2e%2e/admin", /no “\.\.”/],
    ["/menu%2f..%2Fadmin", /no “\.\.”/],
    ["https://shop.example.com/a%2F..%2fb", /has no “\.\.”/],
    ["tel:1", /scheme\. Write a path, such as \/menu\/today or an https URL on a whitelisted host\.$/],
    [`https://shop.example.com/${"ä".repeat(50)}`, /Encoded, this URL has 325 characters/],
  ])("“%s” is refused", (typed, words) => expect(html5(typed)).toEqual(fault(words)));
});
