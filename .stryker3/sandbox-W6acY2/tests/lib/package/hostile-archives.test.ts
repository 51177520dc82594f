import fc from "fast-check";
import { expect, test } from "vitest";
import { inspectPackage } from "@/lib/package/inspect-package";
import type { Inspection, PackageProblem } from "@/lib/package/report";
import { scanPackage } from "@/lib/package/scan/scan-package";
import { refused } from "./hostile";
import { page, shared, zip } from "./pack";

const scan = (bytes: Buffer) => scanPackage(bytes, () => undefined);

test.each(refused)("an archive with %s is refused", async (_what, make, file, message) => {
  const problems = problemsOf(await scan(make()));
  expect(problems).toContainEqual({ file, message });
  expect(problems.length).toBeLessThanOrEqual(20);
});

test("a package whose script is nested deeply is accepted, and the script told", async () => {
  const inspection = await inspectPackage(shared(await zip({ ...page, "deep.js": `x=${"[".repeat(500_000)}` })));
  expect(inspection).toMatchObject({
    ok: true,
    report: { unparsed: [{ file: "deep.js", message: "It is nested too deeply to be read." }] },
  });
});

test("no change of a byte makes the scan throw or hang", async () => {
  const whole = await zip({ ...page, "a.js": "const { request } = my; request({ url: 'https://a.example.com' });" });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      fc.nat(whole.length),
      async (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        await scan(bytes);
        await scan(bytes.subarray(0, length));
      },
    ),
    { numRuns: 500 },
  );
});

function problemsOf(inspection: Inspection): PackageProblem[] {
  if (inspection.ok) throw new Error("The archive was accepted.");
  return inspection.problems;
}
