import type { Db } from "@/db/connect";
import type { Fields, HttpAnswer, httpClient } from "./client";
import type { HttpWorld } from "./http-world";
import type { Answer, Answers, PersonName, Who } from "./standings";

/** One thing that a route or an action is asked for, with the answer that each person gets. */
export type Target = {
  on: string;
  answers: Answers;
  /** What names it in an address, as `[id]`, and in a form. */
  params: Record<string, string>;
  /** What the audit log says of a refused post: the action, unless it is the row's own, and what it was about. */
  action?: string;
  about?: About | ((answer: Answer) => About);
  /** It does not exist for anyone, so a post about it refuses nothing that the audit log should know. */
  isUnknown?: true;
};

export type About = { miniProgramId?: string; workspaceId?: string };

export type Targets = (world: HttpWorld) => Target[];

/** A page of the app/ tree, by its address. */
export type PageRow = {
  page: string;
  /** The action that the audit log names where it is refused. */
  needs: string;
  targets: Targets;
  query?: string;
  /** The status for whoever is let through, where it is not 200 everywhere. */
  lets?: (on: string, who: Who) => number;
};

/** A route that answers with no page: its method and its address. */
export type RouteRow = {
  route: string;
  needs: string;
  targets: Targets;
  lets?: (on: string, who: Who) => number;
  /** Where it is more than a GET. */
  send?: (client: ReturnType<typeof httpClient>, path: string, token: string | null) => Promise<HttpAnswer>;
  /** A post, each refusal of which is recorded. */
  isPost?: true;
};

/** What answers each person with a status of its own. */
export type OpenRow = {
  open: string;
  why: string;
  path: (world: HttpWorld) => string;
  statuses: (who: Who) => number;
  /** What it says to everyone who comes there. */
  tells?: (world: HttpWorld) => string;
};

/** A server action, by its file below app/ and its name. */
export type ActionRow = {
  action: string;
  needs: string;
  targets: Targets;
  /** A form that would do it. */
  fields: (params: Record<string, string>, world: HttpWorld, who: Who) => Fields;
  /** Somebody who may do it, to what, what has to stand there before, and how it is answered. */
  effect: {
    as: PersonName;
    on: string;
    given?: (db: Db, world: HttpWorld) => Promise<unknown>;
    answer?: "done" | "ok" | "idle" | "conflict";
    /** It changes rows of one's own that the audit log does not follow. */
    isOwn?: true;
  };
};

/** The parameters in their places in the address. */
export function fill(pattern: string, params: Record<string, string>): string {
  return pattern.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`Nothing stands for [${name}] in ${pattern}.`);
    return encodeURIComponent(value);
  });
}
