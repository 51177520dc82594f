import type { SpawnOptions } from "node:child_process";

export function step<T>(name: string, work: () => T | Promise<T>): Promise<T>;
export function run(command: string, args: string[], options?: SpawnOptions): Promise<string>;
export function endRunning(): void;
export class CommandError extends Error {
  output: string;
}
