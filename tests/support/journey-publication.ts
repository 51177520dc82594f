import { eq } from "drizzle-orm";
import { connect } from "@/db/connect";
import { miniProgramFeatures, versions } from "@/db/schema";
import type { PackageReport } from "@/lib/package/report";
import { approveRequest } from "@/lib/review/approve-request";
import { createVersion } from "@/lib/version/create-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { keepDraft } from "@/lib/version/keep-draft";
import { publishVersion } from "@/lib/version/publish-version";
import { submitVersion } from "@/lib/version/submit-version";
import { page, zip, type Files } from "@/tests/lib/package/pack";
import { ctxOf } from "./actors";
import { inMorningCup } from "./morning-cup";
import { madePackage, sha256 } from "./packages";
import { completeInformation } from "./versions";

export type JourneyPublication = { number: number; name: string; miniProgramId: string; digest: string };

type Build = { number: string; note: string; files: Files; report: Partial<PackageReport> };

const place = (file: string, line: number) => [{ file, line }];

const released: Build = {
  number: "1.2.0",
  note: "Coffee ordered from the counter.",
  files: {
    "app.js": "App({});\n",
    "pages/login/login.js": "Page({\n  onLoad() {\n    my.getAuthCode({ scopes: 'auth_base' });\n  },\n});\n",
    "lib/clipboard.js": "my.getClipboard();\n",
  },
  report: {
    jsapis: [{ name: "getAuthCode", count: 1, places: place("pages/login/login.js", 3) }],
    serverHosts: [{ host: "https://api.example.com", places: place("app.js", 1) }],
  },
};

const asked: Build = {
  number: "1.4.0",
  note: "The receipt comes by message.\nStamps are collected in the app.",
  files: {
    "app.js": "App({});\n",
    "pages/login/login.js":
      "Page({\n  onLoad() {\n    my.getPhoneNumber({ success: ({ response }) => send(response) });\n  },\n});\n",
    "pages/stamps/stamps.js": "// <script>alert(1)</script>\nmy.request({ url: 'https://cdn.stamps.example/all' });\n",
  },
  report: {
    pages: ["pages/index/index", "pages/stamps/stamps"],
    jsapis: [
      { name: "getPhoneNumber", count: 1, places: place("pages/login/login.js", 3) },
      { name: "request", count: 1, places: place("pages/stamps/stamps.js", 2) },
    ],
    serverHosts: [
      { host: "https://api.example.com", places: place("app.js", 1) },
      { host: "https://cdn.stamps.example", places: place("pages/stamps/stamps.js", 2) },
    ],
    computed: { count: 1, places: place("pages/stamps/stamps.js", 9) },
  },
};

/** A mini program of Morning Cup Co. whose first version is released and whose second one Priya has submitted. */
export async function askForPublication(): Promise<JourneyPublication> {
  return inMorningCup(async ({ db, add, owner, personOf }) => {
    const now = new Date();
    const [lead, decides] = [
      await ctxOf(db, owner, now),
      await ctxOf(db, await personOf("jonas@harborpay.example"), now),
    ];
    const miniProgram = await add();
    const { id } = miniProgram;
    await completeInformation(db, miniProgram);
    const added = ["user-information", "network"].map((featureKey) => {
      return { miniProgramId: id, featureKey, addedBy: owner.id, createdAt: now };
    });
    await db.insert(miniProgramFeatures).values(added);

    const submit = async ({ number, note, files, report }: Build) => {
      const all = { ...page, ...files };
      const stored = Object.entries(all).map(([path, content]) => {
        const bytes = Buffer.from(content);
        return { path, size: bytes.length, sha256: sha256(bytes) };
      });
      const { bytes, report: whole } = madePackage(await zip(all), { ...report, files: stored });
      const inspection = { ok: true, report: whole } as const;
      const upload = { id, number, uploadNote: "", fileName: "stamps.zip", bytes, inspection };
      const draft = await keepDraft(lead, upload);
      await createVersion(lead, { id, draft: draft.id });
      await editReleaseNotes(lead, { id, number, language: "en", note, shown: "" });
      const { number: request } = await submitVersion(lead, { id, number });
      return { request, digest: whole.sha256 };
    };
    const first = await submit(released);
    await approveRequest(decides, { number: first.request, comment: "", digest: first.digest });
    await publishVersion(lead, { id, number: released.number, reason: "" });
    const second = await submit(asked);
    return { number: second.request, name: miniProgram.name, miniProgramId: id, digest: second.digest };
  }, 2);
}

/** The state of each of its versions, by number. */
export async function statesOfVersions(miniProgramId: string): Promise<Record<string, string>> {
  const { db, close } = connect(process.env["CONSOLE_DATABASE_URL"] ?? "", { max: 1 });
  try {
    const rows = await db
      .select({ number: versions.number, state: versions.state })
      .from(versions)
      .where(eq(versions.miniProgramId, miniProgramId));
    return Object.fromEntries(rows.map(({ number, state }) => [number, state]));
  } finally {
    await close();
  }
}
