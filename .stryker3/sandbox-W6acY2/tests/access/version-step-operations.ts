import type { Db } from "@/db/connect";
import type { Ctx } from "@/lib/context";
import { cancelRelease } from "@/lib/version/cancel-release";
import { pauseRelease } from "@/lib/version/pause-release";
import { publishVersion } from "@/lib/version/publish-version";
import { raiseShare } from "@/lib/version/raise-share";
import { resumeRelease } from "@/lib/version/resume-release";
import { rollBack } from "@/lib/version/roll-back";
import { startGrayscale } from "@/lib/version/start-grayscale";
import { startPilot } from "@/lib/version/start-pilot";
import { submitVersion } from "@/lib/version/submit-version";
import type { VersionState } from "@/lib/vocabulary";
import type { SmallWorld } from "@/tests/support/small-world";
import { addVersion, completeInformation } from "@/tests/support/versions";
import { onMiniPrograms, type Row } from "./cases";

const number = "3.0.0";

/** Each mini program with a version in the state from which the step goes, and the one that it replaces. */
function with3(state: VersionState, more: { isPaused?: boolean } = {}) {
  return async (db: Db, { miniPrograms, people }: SmallWorld): Promise<void> => {
    for (const program of [miniPrograms.latte, miniPrograms.tram, miniPrograms.bill]) {
      await completeInformation(db, program);
      await addVersion(db, program, people.builder, "2.0.0", { state: "released" });
      await addVersion(db, program, people.builder, number, { state, releaseNote: "News", ...more });
    }
  };
}

function taking(
  action: string,
  given: (db: Db, world: SmallWorld) => Promise<void>,
  run: (ctx: Ctx, version: { id: string; number: string }) => Promise<unknown>,
): Row {
  const cases = onMiniPrograms(action, (ctx, id) => run(ctx, { id, number }));
  return { kind: "command", cases: cases.map((one) => ({ ...one, given })) };
}

const reason = "Because";

export const versionStepOperations: Record<string, Row> = {
  "version/submit-version": taking("version.submit", with3("developing"), submitVersion),
  "version/start-pilot": taking("version.release", with3("approved"), (ctx, version) =>
    startPilot(ctx, { ...version, reason }),
  ),
  "version/start-grayscale": taking("version.release", with3("approved"), (ctx, version) =>
    startGrayscale(ctx, { ...version, share: 10 }),
  ),
  "version/raise-share": taking("version.release", with3("grayscale"), (ctx, version) =>
    raiseShare(ctx, { ...version, share: 20 }),
  ),
  "version/pause-release": taking("version.release", with3("grayscale"), (ctx, version) =>
    pauseRelease(ctx, { ...version, reason }),
  ),
  "version/resume-release": taking("version.release", with3("grayscale", { isPaused: true }), (ctx, version) =>
    resumeRelease(ctx, { ...version, reason }),
  ),
  "version/publish-version": taking("version.release", with3("grayscale"), (ctx, version) =>
    publishVersion(ctx, { ...version, reason }),
  ),
  "version/cancel-release": taking("version.release", with3("pilot"), (ctx, version) =>
    cancelRelease(ctx, { ...version, reason }),
  ),
  "version/roll-back": taking("version.release", with3("archived"), (ctx, version) =>
    rollBack(ctx, { ...version, reason }),
  ),
};
