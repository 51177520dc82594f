import type { Db } from "@/db/connect";
import type { Ctx } from "@/lib/context";
import type { SmallWorld } from "@/tests/support/small-world";
import { byHand, towardsMiniProgram, type Answers, type PersonName, type ProgramName } from "./answers";

export type Case = {
  on: string;
  action: string;
  answers: Answers;
  run: (ctx: Ctx, world: SmallWorld) => Promise<unknown>;
  /** Rows that stand beside the small world before it is run. */
  given?: (db: Db, world: SmallWorld) => Promise<unknown>;
  /** The mini program or workspace that the audit log names when it is refused. */
  about?: (world: SmallWorld) => { miniProgramId?: string; workspaceId?: string };
  /** It does not exist, so nothing was refused. */
  unknown?: true;
};

/**
 * One row for each operation, by its file in lib/. Its cases with the answers expected by the oracle; or, for a list
 * that refuses nobody and shows to each what they may see, what that is; or why it asks for no right: `own` concerns
 * nobody but the one who asks, `public` is for whoever is not signed in.
 */
export type Row =
  | { kind: "read" | "command"; cases: Case[] }
  | { lists: string; shown: Shown[] }
  | { own: string; run: Case["run"] }
  | { public: string };

/** What each person finds in a list; whoever is not named finds it empty. */
export type Shown = {
  on: string;
  sees: Partial<Record<PersonName, string[]>>;
  run: (ctx: Ctx, world: SmallWorld) => Promise<string[]>;
};

const programs: ProgramName[] = ["latte", "tram", "bill", "gone"];
const nowhere = "9000000000000001";

/** A case for each mini program of the small world, and one for an ID that does not exist. */
export function onMiniPrograms(
  action: string,
  run: (ctx: Ctx, id: string, world: SmallWorld, name?: ProgramName) => Promise<unknown>,
): Case[] {
  const known = programs.map((name): Case => ({
    on: name,
    action,
    answers: towardsMiniProgram(action, name),
    run: (ctx, world) => run(ctx, world.miniPrograms[name].id, world, name),
    about: ({ miniPrograms }) => ({
      miniProgramId: miniPrograms[name].id,
      workspaceId: miniPrograms[name].workspaceId,
    }),
    ...(name === "gone" && { unknown: true }),
  }));
  const unknown: Case = {
    on: "an ID that does not exist",
    action,
    answers: byHand({}, "not_found"),
    run: (ctx, world) => run(ctx, nowhere, world),
    unknown: true,
  };
  return [...known, unknown];
}
