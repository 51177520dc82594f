import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/connect";
import { miniPrograms, packages, versionJsapis, versionReleaseNotes, versions } from "@/db/schema";
import { makeCode } from "@/lib/qr-code/parts/make-code";
import type { VersionState } from "@/lib/vocabulary";
import { testNow } from "./world";

type Input = {
  state?: VersionState;
  share?: number;
  isPaused?: boolean;
  /** The JSAPIs that it uses, each once. */
  jsapis?: string[];
  releaseNote?: string;
};

/** The number as versions are ordered by it. */
function positionOf(number: string): number {
  const [major = 0, minor = 0, patch = 0] = number.split(".").map(Number);
  return major * 10 ** 8 + minor * 10 ** 4 + patch;
}

/** A native version as it stands in its table, with a package that has a digest and no bytes. */
export async function addVersion(
  db: Db,
  miniProgram: { id: string },
  uploader: { id: string },
  number: string,
  { state = "developing", share, isPaused = false, jsapis = [], releaseNote }: Input = {},
): Promise<{ number: string; digest: string }> {
  const digest = randomBytes(32).toString("hex");
  await db.transaction(async (tx) => {
    await tx.insert(packages).values({
      digest,
      size: 1_024,
      pages: ["pages/index/index"],
      jsapis: jsapis.map((name) => ({ name, count: 1, places: [{ file: "app.js", line: 1 }] })),
      findings: {
        baseJsapis: [],
        serverHosts: [{ host: "https://api.example.com", places: [{ file: "app.js", line: 3 }] }],
        webViewHosts: [],
        computed: { count: 0, places: [] },
        unparsed: [],
      },
      files: [{ path: "app.js", size: 300, sha256: randomBytes(32).toString("hex") }],
      fileCount: 1,
      storedAt: testNow,
    });
    await tx.insert(versions).values({
      miniProgramId: miniProgram.id,
      number,
      position: positionOf(number),
      state,
      packageDigest: digest,
      digest,
      jsapiCount: jsapis.length,
      uploadedBy: uploader.id,
      uploadedAt: testNow,
      submittedAt: state === "developing" ? null : testNow,
      share: state === "grayscale" ? (share ?? 10) : null,
      isPaused,
    });
    await makeCode({ db: tx, actor: { personId: uploader.id }, now: () => testNow }, miniProgram.id, {
      version: number,
    });
    for (const name of jsapis) {
      const used = { miniProgramId: miniProgram.id, number, name, count: 1, places: [{ file: "app.js", line: 1 }] };
      await tx.insert(versionJsapis).values(used);
    }
    if (releaseNote !== undefined) {
      const note = { miniProgramId: miniProgram.id, number, language: "en", note: releaseNote };
      await tx.insert(versionReleaseNotes).values(note);
    }
    if (state === "released") {
      const released = { state: "released", releasedVersion: number } as const;
      await tx.update(miniPrograms).set(released).where(eq(miniPrograms.id, miniProgram.id));
    }
  });
  return { number, digest };
}

/** Nothing of the information is missing any more, as a submission asks for. */
export async function completeInformation(db: Db, miniProgram: { id: string }): Promise<void> {
  await db.update(miniPrograms).set({ missing: [] }).where(eq(miniPrograms.id, miniProgram.id));
}
