export type WantedPorts = { port: number; demoPort: number | undefined; dataDir: string };

export function noteOf(dataDir: string, port: number): string;
export function requireFreePorts(wanted: WantedPorts): Promise<void>;
export function freePorts(count: number): Promise<number[]>;
