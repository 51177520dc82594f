import { describe, expect, test } from "vitest";
import { addressOf } from "@/app/_server/client-address";

const socketAddress = "10.0.0.9";

describe("the client's address", () => {
  test("is the socket's while no proxy is trusted, whatever a header says", () => {
    expect(addressOf({ forwardedFor: "203.0.113.5", socketAddress, hops: 0 })).toBe("10.0.0.9");
  });

  test("is what the outermost trusted proxy saw", () => {
    const forwardedFor = "6.6.6.6, 203.0.113.5, 10.0.0.2";
    expect(addressOf({ forwardedFor, socketAddress, hops: 1 })).toBe("10.0.0.2");
    expect(addressOf({ forwardedFor, socketAddress, hops: 2 })).toBe("203.0.113.5");
  });

  test("is the leftmost one where there are fewer entries than trusted proxies", () => {
    expect(addressOf({ forwardedFor: undefined, socketAddress, hops: 2 })).toBe("10.0.0.9");
    expect(addressOf({ forwardedFor: "203.0.113.5", socketAddress, hops: 5 })).toBe("203.0.113.5");
  });

  test("is read without port, brackets and the IPv6 spelling of IPv4, and is nothing where it is no address", () => {
    const at = (forwardedFor: string) => addressOf({ forwardedFor, socketAddress, hops: 1 });
    expect(at("203.0.113.5:4711")).toBe("203.0.113.5");
    expect(at("[2001:db8::1]:4711")).toBe("2001:db8::1");
    expect(at("2001:db8::1")).toBe("2001:db8::1");
    expect(at("::ffff:203.0.113.5")).toBe("203.0.113.5");
    expect(at("<script>")).toBeNull();
    expect(addressOf({ forwardedFor: undefined, socketAddress: undefined, hops: 0 })).toBeNull();
  });
});
