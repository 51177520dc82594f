import { eq } from "drizzle-orm";
import { connect } from "@/db/connect";
import { miniProgramFeatures, people, versions, workspaces } from "@/db/schema";
import type { PackageReport } from "@/lib/package/report";
import { approveRequest } from "@/lib/review/approve-request";
import { createVersion } from "@/lib/version/create-version";
import { editReleaseNotes } from "@/lib/version/edit-release-notes";
import { keepDraft } from "@/lib/version/keep-draft";
import { publishVersion } from "@/lib/version/publish-version";
import { submitVersion } from "@/lib/version/submit-version";
import { page, zip, type Files } from "@/tests/lib/package/pack";
import { ctxOf } from "./actors";
import { madePackage, sha256 } from "./packages";
import { completeInformation } from "./versions";
import { addMember, addMiniProgram } from "./world";

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

let made = 0;

/** A mini program of Morning Cup Co. whose first version is released and whose second one Priya has submitted. */
export async function askForPublication(): Promise<JourneyPublication> {
  const { db, close } = connect(process.env["CONSOLE_DATABASE_URL"] ?? "", { max: 2 });
  try {
    const personOf = async (email: string) => {
      const [person] = await db
        .select({ id: people.id, name: people.name, email: people.email })
        .from(people)
        .where(eq(people.email, email));
      if (!person?.email) throw new Error(`There is no ${email}.`);
      return { ...person, email: person.email };
    };
    const [workspace] = await db
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.name, "Morning Cup Co."));
    if (!workspace) throw new Error("There is no Morning Cup Co.");
    const [owner, reviewer] = [await personOf("priya@morningcup.example"), await personOf("jonas@harborpay.example")];
    const now = new Date();
    const [lead, decides] = [await ctxOf(db, owner, now), await ctxOf(db, reviewer, now)];
    const name = `Stamps ${now.getTime().toString(36)} ${process.pid.toString(36)} ${++made}`;
    const miniProgram = await addMiniProgram(db, workspace, owner, { name, createdAt: now });
    const { id } = miniProgram;
    await addMember(db, miniProgram, owner, "developer_admin");
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
    return { number: second.request, name, miniProgramId: id, digest: second.digest };
  } finally {
    await close();
  }
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
