import autocannon from "autocannon";

export type Target = {
  name: string;
  /** More than one where several consoles serve it: each gets its share of the connections. */
  urls: string[];
  headers?: () => Record<string, string>;
  is?: (status: number) => boolean;
};

export type Speed = { perSecond: number; milliseconds: number };

type Drive = { connections: number; rounds: number; seconds: number };

/** Asks for the targets in turns, so that whatever else the machine does is spread over all of them. Medians of the rounds. */
export async function inTurns(targets: Target[], { connections, rounds, seconds }: Drive): Promise<Map<string, Speed>> {
  const measured = new Map(targets.map(({ name }): [string, Speed[]] => [name, []]));
  for (const target of targets) await load(target, connections, 2);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) measured.get(target.name)?.push(await load(target, connections, seconds));
  }
  return new Map(
    [...measured].map(([name, speeds]) => [
      name,
      {
        perSecond: median(speeds.map(({ perSecond }) => perSecond)),
        milliseconds: median(speeds.map(({ milliseconds }) => milliseconds)),
      },
    ]),
  );
}

async function load({ name, urls, headers, is = isOk }: Target, connections: number, duration: number): Promise<Speed> {
  const results = await Promise.all(
    urls.map((url) =>
      autocannon({
        url,
        connections: connections / urls.length,
        duration,
        // Without end, so that what answers slowly counts as slow and not as broken.
        timeout: 60,
        requests: [
          {
            method: "GET",
            path: url.slice(new URL(url).origin.length),
            setupRequest: (request) => ({ ...request, headers: headers?.() ?? {} }),
          },
        ],
      }),
    ),
  );
  const wrong = results.flatMap(({ statusCodeStats }) =>
    Object.keys(statusCodeStats ?? {}).filter((status) => !is(Number(status))),
  );
  if (wrong.length > 0 || results.some(({ errors }) => errors > 0)) throw new Error(`${name} answered ${wrong}.`);
  const perSecond = results.reduce((sum, { requests }) => sum + requests.total / duration, 0);
  return { perSecond, milliseconds: (1_000 * connections) / perSecond };
}

const isOk = (status: number) => status === 200;

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
