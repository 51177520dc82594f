import { expect, test } from "vitest";
import { attachment } from "@/app/_server/attachment";
import { problemPage } from "@/app/_server/problem-page";
import { landingPage } from "@/app/q/landing-page";

const typed = `</title></p><script>alert("x")</script><img src=x onerror='y'>&amp;`;

test("a page that the console writes by itself shows text as text, in its sentences and in its links", async () => {
  const opens = { link: `harborpay://mini-program/1?page=${typed}`, label: typed };
  const landing = landingPage({ status: 200, title: typed, language: `en"${typed}`, words: [typed], opens });
  for (const page of [landing, problemPage(400, typed)]) {
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const html = await page.text();
    expect(html).not.toMatch(/<script|<img src=x|"x"|'y'|&amp;/);
    expect(html).toContain("&#60;script&#62;alert(&#34;x&#34;)");
  }
});

test("a file's name in a header is one name, whatever somebody called what it is about", () => {
  for (const full of [
    'a"; filename="evil.exe',
    "a\r\nSet-Cookie: b=c",
    "晨光 ☕ (1)*'x'.csv",
    "../../etc/passwd",
    "%22;",
  ]) {
    const header = attachment({ full, ascii: "members.csv" });
    const [, encoded = ""] =
      /^attachment; filename="members\.csv"; filename\*=UTF-8''([\w!#$&+.^`|~%-]+)$/.exec(header) ?? [];
    expect(decodeURIComponent(encoded)).toBe(full);
  }
});
