"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { startSignIn } from "@/app/_server/auth";
import { isDatabaseAway } from "@/app/_server/database-away";
import { localPath } from "@/app/_server/local-path";
import { endCurrentSession } from "@/app/_server/session";
import { signOutAddress } from "@/app/_server/sign-out-address";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

/** Ends the session at hand and leads to the identity provider. */
export async function signInAction(data: FormData): Promise<void> {
  const target = localPath(data.get("from"), env().appUrl);
  const address = await orBack(async () => {
    await endCurrentSession();
    return startSignIn(target);
  });
  redirect(address as Route);
}

/** Leads to the identity provider, which asks anew who somebody is, and back to the profile. Until then nothing ends. */
export async function signInAgainAction(): Promise<void> {
  redirect((await orBack(() => startSignIn("/profile?done=again", { isAgain: true }))) as Route);
}

/** Ends the session here, and then at the identity provider where it can. */
export async function signOutAction(): Promise<void> {
  redirect((await orBack(async () => signOutAddress(await endCurrentSession()))) as Route);
}

/** A database that is away is said on the sign-in page: there is no form here that could keep what was typed. */
async function orBack(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (err) {
    if (!isDatabaseAway(err)) throw err;
    log().error({ err }, "the database is away");
    return "/sign-in?problem=database_away";
  }
}
