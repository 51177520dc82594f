import { describe, expect, test } from "vitest";
import { askAll, brokenParts, cellName, consoleAtHand, sameNotFound, type Cell } from "./cells";
import { forEach, type HttpAnswer } from "./client";
import { pageRows } from "./page-rows";
import { openRows } from "./route-rows";
import { fill, type PageRow } from "./row";
import { everyone } from "./standings";
import { auditSince } from "./trace";

const at = consoleAtHand();
const refusedPages = new Map<string, { needs: string; who: string; miniProgramId: string | null }>();

/** One of each kind of thing to ask for. */
const aFew = ["latte", "gone", "cafe", "removal", "an entry", "the console"];

function pathOf({ page, query = "" }: PageRow, { who, target }: Cell): string {
  return fill(page, { ...target.params, draft: at.world().draftOf(who, target.params["program"] ?? "") }) + query;
}

function expected({ lets }: PageRow, { who, target, answer }: Cell): string {
  if (answer === "signed_out") return "307 to the sign-in";
  if (answer === "header") return `307 to /mini-programs/${target.params["id"]}`;
  if (answer === "forbidden") return "403";
  return answer === "allowed" ? String(lets?.(target.on, who) ?? 200) : "404";
}

function got({ status, headers }: HttpAnswer, wanted: string): string {
  if (status !== 307) return String(status);
  const { location = "" } = headers;
  if (/^\/sign-in\b/.test(location)) return "307 to the sign-in";
  return wanted.includes("to") ? `307 to ${location}` : "307";
}

describe.each(pageRows.map((row) => [row.page + (row.query ?? ""), row] as const))("%s", (_, row) => {
  test("answers everyone with the status that is theirs, tells nothing of what they cannot see, changes nothing", async () => {
    const notFound = sameNotFound();
    const cells = at.cellsOf(row.targets);
    await askAll(at, cells, async (cell) => {
      const path = pathOf(row, cell);
      const answer = await at.client.get(path, at.world().tokenOf(cell.who));
      const [wanted, came] = [expected(row, cell), got(answer, expected(row, cell))];
      const wrong = came === wanted ? [] : [`expected ${wanted}, got ${came}`];
      if (cell.answer === "not_found") notFound.add(cell, answer, path);
      if (wanted === "403") note(row, cell);
      return [
        ...wrong,
        ...brokenParts(answer),
        ...at.leaks(cell.who, answer.body, path).map((what) => `tells ${what}`),
      ];
    });
    expect(notFound.differences()).toEqual([]);
    await askAsScript(row, cells);
  });
});

/** Tells no more to a script that asks for the page's data alone. */
async function askAsScript(row: PageRow, cells: Cell[]): Promise<void> {
  const refused = cells
    .filter(({ answer }) => answer === "forbidden" || answer === "not_found")
    .filter(({ who, target }) => ["dev", "tramAdmin"].includes(who) && aFew.includes(target.on));
  await askAll(at, refused, async (cell) => {
    const path = pathOf(row, cell);
    const answer = await at.client.data(path, at.world().tokenOf(cell.who));
    const isData = answer.status === 200 && answer.headers["content-type"]?.startsWith("text/x-component");
    const wrong = isData ? brokenParts(answer) : [`got ${answer.status} ${answer.headers["content-type"]}`];
    return [...wrong, ...at.leaks(cell.who, answer.body, path).map((what) => `tells ${what} as data`)];
  });
}

function note({ needs }: PageRow, cell: Cell): void {
  const { about = {} } = cell.target;
  const miniProgramId = (typeof about === "function" ? about("forbidden") : about).miniProgramId ?? null;
  refusedPages.set(`${needs} ${cellName(cell)}`, { needs, who: cell.who, miniProgramId });
}

test("whoever was refused a page stands in the audit log with it", async () => {
  const { refusals } = await auditSince(at.db, 0);
  const recorded = new Set(
    refusals.map(({ actorId, action, answered, miniProgramId }) => `${actorId} ${action} ${answered} ${miniProgramId}`),
  );
  const { people } = at.world();
  const missing = [...refusedPages].filter(([, { needs, who, miniProgramId }]) => {
    const person = Object.entries(people).find(([name]) => name === who)?.[1];
    return !recorded.has(`${person?.id} ${needs} forbidden ${miniProgramId}`);
  });
  expect(refusedPages.size).toBeGreaterThan(50);
  expect(missing.map(([name]) => name)).toEqual([]);
});

test.each(openRows.map((row) => [row.open, row.why, row] as const))(
  "%s %s",
  async (_, __, { path, statuses, tells }) => {
    const problems: string[] = [];
    await forEach(everyone, async (who) => {
      const address = path(at.world());
      const answer = await at.client.get(address, at.world().tokenOf(who));
      if (answer.status !== statuses(who)) problems.push(`${who}: expected ${statuses(who)}, got ${answer.status}`);
      problems.push(
        ...at.leaks(who, answer.body, address + (tells?.(at.world()) ?? "")).map((what) => `${who} is told ${what}`),
      );
    });
    expect(problems).toEqual([]);
  },
);
