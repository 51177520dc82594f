import ipaddr from "ipaddr.js";
import parsePhoneNumber from "libphonenumber-js";
import { parse as parseHost } from "tldts";
import { z } from "zod";
import { forbiddenCharacter } from "./clean";

export const emailAddress = z
  .string()
  .trim()
  .max(254, "This e-mail address is too long.")
  .pipe(z.email("This is not an e-mail address. It should look like help@example.com."));

/** Kept in E.164, whatever spaces and brackets were typed. */
export const phoneNumber = z
  .string()
  .trim()
  .max(40, "This phone number is too long.")
  .transform((typed, check) => {
    const isPlain = /^\+[0-9 ()./-]+$/.test(typed);
    const number = isPlain ? parsePhoneNumber(typed, { extract: false }) : undefined;
    if (number?.isPossible() && !number.ext) return number.number;
    check.addIssue({
      code: "custom",
      message: "This is not a phone number with its country code. It should look like +65 6123 4567.",
    });
    return z.NEVER;
  });

/** The address at which an html5 mini program begins: https, a real host name, nobody's password in it. */
export const entranceUrl = z
  .string()
  .trim()
  .max(2048, "This URL is too long: at most 2,048 characters.")
  .transform((typed, check) => {
    const wrong = wrongEntrance(typed);
    if (wrong === null) return new URL(typed).href;
    check.addIssue({ code: "custom", message: wrong });
    return z.NEVER;
  });

function wrongEntrance(typed: string): string | null {
  if (forbiddenCharacter(typed, "line") || /\s/u.test(typed)) return "A URL has no spaces or invisible characters.";
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (!url?.hostname) return "This is not a URL. It should look like https://shop.example.com/app.";
  if (url.protocol !== "https:") return "The URL must begin with https://.";
  if (url.username || url.password) return "The URL must not hold a user name or password.";
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (ipaddr.isValid(host)) return "Use a host name instead of an IP address.";
  if (host === "localhost" || host.endsWith(".localhost")) return "localhost cannot be reached by the app's users.";
  if (!parseHost(host).domain) return "This host is not a full domain name, such as shop.example.com.";
  return null;
}
