import { RateLimiterMemory } from "rate-limiter-flexible";
import { log } from "@/lib/log";

export type MinuteLimit = RateLimiterMemory;

/** So many a minute for each key, counted in this process. */
export const minuteLimit = (points: number): MinuteLimit => new RateLimiterMemory({ points, duration: 60 });

/** Counts one more. Answers after how many seconds it may go on, or null where it may at once. */
export async function countedIn(
  limit: MinuteLimit,
  key: string,
  told: { words: string; about?: Record<string, string> },
): Promise<number | null> {
  const { consumedPoints, msBeforeNext } = await limit.penalty(key);
  // Once for each key and minute: whoever goes on does not fill the log.
  if (consumedPoints === limit.points + 1) log().warn({ limit: limit.points, ...told.about }, told.words);
  return consumedPoints > limit.points ? Math.max(1, Math.ceil(msBeforeNext / 1000)) : null;
}
