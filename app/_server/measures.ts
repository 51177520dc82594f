import type { IncomingMessage, ServerResponse } from "node:http";
import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

type Measures = { registry: Registry; answers: Counter; durations: Histogram };

// Instrumentation and routes are separate bundles of one process.
const shared = globalThis as typeof globalThis & { consoleMeasures?: Measures };

/** Closed, so that nobody can make new series by asking: no paths, no statuses, no methods of their own. */
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** What this process measures of itself, from the first call on. */
export function measures(): Measures {
  return (shared.consoleMeasures ??= begin());
}

function begin(): Measures {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "console_http_answers_total",
    help: "Requests that ended, by method and class of status; broken_off where the client or the line left first.",
    labelNames: ["method", "status"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "console_http_answer_duration_seconds",
    help: "From the head of a request to the last byte of its answer, uploads and downloads among them.",
    labelNames: ["method"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers: [registry],
  });
  return { registry, answers, durations };
}

export function measureAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { answers, durations } = measures();
  const method = methods.has(request.method ?? "") ? (request.method ?? "") : "other";
  const end = durations.startTimer({ method });
  response.once("close", () => {
    end();
    const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : "broken_off";
    answers.inc({ method, status });
  });
}
