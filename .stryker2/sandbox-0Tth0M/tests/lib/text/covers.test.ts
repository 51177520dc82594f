import { expect, test } from "vitest";
import { covers } from "@/lib/text/covers";

test.each([
  ["https://api.example.com", "https://api.example.com"],
  ["https://api.example.com", "https://API.example.com/v1?x=1#y"],
  ["https://api.example.com", "https://api.example.com:443/"],
  ["https://api.example.com", "https://api.example.com./"],
  ["https://api.example.com:8443", "https://api.example.com:8443/v1"],
  ["wss://api.example.com", "wss://api.example.com:443/live"],
  ["https://*.example.com", "https://api.example.com"],
  ["https://*.example.com", "https://a.b.example.com"],
  ["https://*.example.com:8443", "https://api.example.com:8443"],
  ["https://xn--bcher-kva.example", "https://bücher.example/regal"],
])("%s allows %s", (entry, url) => {
  expect(covers(entry, url)).toBe(true);
});

test.each([
  ["https://*.example.com", "https://example.com", "the bare domain"],
  ["https://*.example.com", "https://badexample.com", "a name that only ends alike"],
  ["https://*.example.com", "https://.example.com", "an empty label"],
  ["https://example.com", "https://api.example.com", "a subdomain"],
  ["https://api.example.com", "https://api.example.com.evil.example", "a name that only begins alike"],
  ["https://api.example.com", "https://api.example.com@evil.example", "credentials before another host"],
  ["https://api.example.com", "http://api.example.com", "another scheme"],
  ["https://api.example.com", "wss://api.example.com", "another scheme"],
  ["https://api.example.com", "https://api.example.com:8443", "another port"],
  ["https://api.example.com:8443", "https://api.example.com", "no port"],
  ["https://*.example.com:8443", "https://api.example.com:9443", "another port"],
  ["https://api.example.com", "api.example.com", "what is no URL"],
])("%s does not allow %s: %s", (entry, url) => {
  expect(covers(entry, url)).toBe(false);
});
