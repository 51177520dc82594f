import { describe, expect, test } from "vitest";
import { identityClaims } from "@/lib/person/inputs";

const read = (claims: object) => identityClaims.parse({ iss: "https://login.example.com", sub: "42", ...claims });

describe("what an identity provider says of somebody", () => {
  test("is their name and verified e-mail, where it says them", () => {
    const said = { name: " Gina  Guest ", email: "gina@guests.example", email_verified: true };
    expect(read(said)).toEqual({
      issuer: "https://login.example.com",
      subject: "42",
      name: "Gina Guest",
      email: "gina@guests.example",
      emailVerified: true,
    });
  });

  test("counts as verified when it is said as a word, and as nothing else", () => {
    expect(read({ email: "a@b.example", email_verified: "true" }).emailVerified).toBe(true);
    for (const claimed of [undefined, false, "false", 1, "yes", {}, [true]]) {
      expect(read({ email: "a@b.example", email_verified: claimed }).emailVerified).toBe(false);
    }
  });

  test("never verifies an e-mail that is none", () => {
    for (const email of [
      undefined,
      null,
      "",
      "nobody",
      7,
      "a@b.example\nb@c.example",
      "x".repeat(300) + "@b.example",
    ]) {
      expect(read({ email, email_verified: true })).toMatchObject({ email: null, emailVerified: false });
    }
  });

  test("is cleaned of what turns or hides text, and cut to a length", () => {
    expect(read({ name: "Gi\u202Ena\u0000 \n Guest" }).name).toBe("Gi na Guest");
    expect([...read({ name: "界".repeat(500) }).name]).toHaveLength(100);
  });

  test("may lack a name: then another word for them stands in", () => {
    expect(read({ preferred_username: "gina" }).name).toBe("gina");
    expect(read({ name: "\u202E", email: "gina@guests.example" }).name).toBe("gina@guests.example");
    expect(read({ name: 7 }).name).toBe("Person without a name");
  });

  test("is refused without a subject or an issuer", () => {
    for (const claims of [{ sub: "" }, { sub: undefined }, { sub: 42 }, { sub: "x".repeat(256) }, { iss: undefined }]) {
      expect(identityClaims.safeParse({ iss: "https://login.example.com", sub: "42", ...claims }).success).toBe(false);
    }
  });
});
