import { isAuditEvent, type AuditEvent } from "./events";

/** What the address of the audit log asks for. Days are whole days in UTC. */
export type AuditSearch = {
  person: string;
  miniProgram: string;
  events: AuditEvent[];
  from: string;
  until: string;
  /** Positions: the page of entries just older, or just newer, than this one. */
  before: number | null;
  after: number | null;
};

type Parameters = Record<string, string | string[] | undefined>;

const longestText = 100;

/** Reads the address leniently: what makes no sense in it asks for nothing. */
export function readAuditSearch(parameters: Parameters): AuditSearch {
  const all = (name: string) => [parameters[name] ?? []].flat();
  const first = (name: string) => all(name)[0] ?? "";
  return {
    person: line(first("person")),
    miniProgram: line(first("miniProgram")),
    events: [...new Set(all("event"))].filter(isAuditEvent),
    from: day(first("from")),
    until: day(first("until")),
    before: position(first("before")),
    after: position(first("after")),
  };
}

/** The query of the address for this search, with some of it changed; another filter begins at the newest entry again. */
export function auditQuery(search: AuditSearch, change: Partial<AuditSearch> = {}): string {
  const { events, before, after, ...texts } = { ...search, before: null, after: null, ...change };
  const query = new URLSearchParams();
  for (const [name, text] of Object.entries(texts)) if (text !== "") query.append(name, text);
  for (const event of events) query.append("event", event);
  if (before !== null) query.append("before", String(before));
  if (after !== null) query.append("after", String(after));
  return query.toString();
}

function line(text: string): string {
  const cleaned = text.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();
  return [...cleaned].slice(0, longestText).join("").trim();
}

function day(text: string): string {
  const isDay = /^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay && new Date(text).toISOString().startsWith(text) ? text : "";
}

function position(text: string): number | null {
  return /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : null;
}
