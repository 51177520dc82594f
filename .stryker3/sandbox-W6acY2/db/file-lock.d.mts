export type ProcessIdentity = { pid: number; startedAt: string | null };
export function withFileLock<T>(path: string, work: () => T | Promise<T>, onWait?: () => void): Promise<T>;
export function identityOf(pid: number): ProcessIdentity;
export function isRunning(identity: ProcessIdentity): boolean;
