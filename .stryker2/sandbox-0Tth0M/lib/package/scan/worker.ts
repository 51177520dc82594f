import { parentPort, workerData } from "node:worker_threads";
import type { Inspection } from "../report";
import { scanPackage } from "./scan-package";

/** What the thread tells, in this order. */
export type WorkerMessage = { step: "checked" } | { inspection: Inspection };

const tell = (message: WorkerMessage) => parentPort?.postMessage(message);
const { bytes } = workerData as { bytes: SharedArrayBuffer };

tell({ inspection: await scanPackage(Buffer.from(bytes), () => tell({ step: "checked" })) });
