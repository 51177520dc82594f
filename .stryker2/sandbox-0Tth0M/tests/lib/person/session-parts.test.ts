import { describe, expect, test } from "vitest";
import { seal, unseal } from "@/lib/person/parts/seal";
import { cookieOptions, sessionCookieName } from "@/lib/person/parts/session-cookie";
import { hashSessionToken, newSessionToken } from "@/lib/person/parts/session-token";

describe("a session token", () => {
  test("is 256 random bits", () => {
    expect(Buffer.from(newSessionToken(), "base64url")).toHaveLength(32);
    expect(newSessionToken()).not.toBe(newSessionToken());
  });

  test("is known to the database as its SHA-256 alone", () => {
    expect(hashSessionToken("abc").toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});

describe("the session's cookie", () => {
  test("is bound to the host where the address is https", () => {
    expect(sessionCookieName("https://console.example.com")).toBe("__Host-console-session");
    expect(cookieOptions("https://console.example.com")).toEqual({
      path: "/",
      httpOnly: true,
      sameSite: "lax",
      secure: true,
    });
  });

  test("has the port in its name, so that two consoles on one machine do not sign each other out", () => {
    expect(sessionCookieName("http://localhost:3000")).toBe("console-3000-session");
    expect(sessionCookieName("http://localhost:3100")).toBe("console-3100-session");
    expect(cookieOptions("http://localhost:3000").secure).toBe(false);
  });
});

describe("a sealed text", () => {
  const secret = "a secret of at least thirty-two bytes";

  test("opens with the secret that sealed it, and looks different each time", () => {
    expect(unseal(seal("text ✓", secret), secret)).toBe("text ✓");
    expect(seal("text", secret)).not.toEqual(seal("text", secret));
    expect(seal("text", secret).includes("text")).toBe(false);
  });

  test("does not open for another purpose than the one that it was sealed for", () => {
    expect(unseal(seal("text", secret, "signing key"), secret, "signing key")).toBe("text");
    expect(unseal(seal("text", secret, "signing key"), secret)).toBeNull();
    expect(unseal(seal("text", secret), secret, "signing key")).toBeNull();
  });

  test("of an ID token still opens after an update: this one was sealed before there were purposes", () => {
    const sealed = Buffer.from("kK5KSzdRBdw+lVa5P+1ttyo0oQW6m6RkH0XEX5h9fQCWXylfp829", "base64");
    expect(unseal(sealed, secret)).toBe("an ID token");
  });

  test("does not open with another secret, or after any change", () => {
    const sealed = seal("text", secret);
    expect(unseal(sealed, `${secret}!`)).toBeNull();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      expect(unseal(changed, secret)).toBeNull();
    }
    expect(unseal(sealed.subarray(0, 20), secret)).toBeNull();
    expect(unseal(Buffer.alloc(0), secret)).toBeNull();
  });
});
