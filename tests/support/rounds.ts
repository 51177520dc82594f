// npm test tries what is random or a matter of moments a few times; npm run test:long often.

/** How often two meet in each race: divisible by four, so that each of both is first, with and without a barrier. */
export const raceRounds = Number(process.env["RACE_ROUNDS"] ?? 24);

/** How many random sequences of acts are held against what the specification says. */
export const modelRuns = Number(process.env["MODEL_RUNS"] ?? 8);
