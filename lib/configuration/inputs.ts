import { z } from "zod";
import { forbiddenCharacter } from "../text/clean";
import { listLimits, type Configuration } from "./fields";
import type { ConfigurationId, ConfigurationList } from "../vocabulary";
import { readH5Domain, readServerDomain } from "./read-domain";
import type { Read } from "./read-host";
import { countEntries, readLines, type Lines } from "./read-lines";
import { readTester } from "./read-tester";

const typedId = z.string({ error: "This is one text." }).max(1000, "At most 64 characters fit.").default("");

/** What is wrong with a client or merchant ID, or null. */
function faultOfId(label: string, value: string): string | null {
  const invisible = forbiddenCharacter(value, "line");
  if (invisible) return `The ${label} holds the invisible character ${invisible}; take it out.`;
  const strange = /[^A-Za-z0-9_-]/u.exec(value)?.[0];
  if (strange && /\s/u.test(strange)) return `The ${label} is one word: there is a space in it.`;
  if (strange) return `“${strange}” cannot stand in the ${label}. Use A–Z, a–z, 0–9, _ and -.`;
  return value.length > 64 ? `The ${label} has ${value.length} characters; at most 64 fit.` : null;
}

const readers: Record<ConfigurationList, (entry: string) => Read> = {
  serverDomains: readServerDomain,
  h5Domains: readH5Domain,
  testers: readTester,
};

const mostEntries = 2000;
const pasted = z
  .string({ error: "This is one text, one entry a line." })
  .max(250_000, "This is too long: at most 250,000 characters.")
  .default("");

const revision = z
  .string({ error: "The form is out of date. Reload the page." })
  .regex(/^\d{1,9}$/, "The form is out of date. Reload the page.")
  .transform(Number);

/** Where a form of two steps stands: it shows the difference, then it saves. `leave_out` goes on without the bad lines. */
const saveSteps = ["review", "leave_out", "edit", "save"] as const;

/**
 * One form is the input of `saveConfiguration` and of `compareConfigurations`. Each bad line has its own issue, named
 * by its field and line, unless the bad ones are to be left out.
 */
export const saveConfigurationInput = z
  .strictObject({
    miniProgram: z.string(),
    /** The revision from which the editing began; 0 where nothing was configured. */
    revision,
    step: z.enum(saveSteps).default("review"),
    /** The mark of what was shown before it is saved; saving something else shows that first. */
    reviewed: z.string().max(64).default(""),
    productionClientId: typedId,
    productionMerchantId: typedId,
    sandboxClientId: typedId,
    sandboxMerchantId: typedId,
    serverDomains: pasted,
    h5Domains: pasted,
    testers: pasted,
  })
  // All that is wrong is told at once, so what was typed is judged here, after its shape.
  .transform((input, check) => {
    const { miniProgram, revision, step, reviewed } = input;
    const isLeftOut = step === "leave_out";
    const ids = {
      productionClientId: idOf("productionClientId", input.productionClientId, check),
      productionMerchantId: idOf("productionMerchantId", input.productionMerchantId, check),
      sandboxClientId: idOf("sandboxClientId", input.sandboxClientId, check),
      sandboxMerchantId: idOf("sandboxMerchantId", input.sandboxMerchantId, check),
    };
    const lines = {
      serverDomains: linesOf("serverDomains", input.serverDomains, isLeftOut, check),
      h5Domains: linesOf("h5Domains", input.h5Domains, isLeftOut, check),
      testers: linesOf("testers", input.testers, isLeftOut, check),
    };
    const configuration: Configuration = {
      ...ids,
      serverDomains: lines.serverDomains.entries,
      h5Domains: lines.h5Domains.entries,
      testers: lines.testers.entries,
    };
    return { miniProgram, revision, step, reviewed, configuration, lines };
  });
export type SaveConfiguration = z.output<typeof saveConfigurationInput>;

function idOf(field: ConfigurationId, typed: string, check: z.RefinementCtx): string | null {
  const value = typed.trim();
  const fault = faultOfId(/Client/.test(field) ? "client ID" : "merchant ID", value);
  if (fault) check.addIssue({ code: "custom", path: [field], message: fault });
  return value === "" ? null : value;
}

function linesOf(field: ConfigurationList, typed: string, isLeftOut: boolean, check: z.RefinementCtx): Lines {
  const say = (path: (string | number)[], message: string) => check.addIssue({ code: "custom", path, message });
  if (countEntries(typed) > mostEntries) {
    say([field], `There are more than ${mostEntries.toLocaleString("en")} entries. Paste them in parts.`);
    return { entries: [], bad: [], merged: [], good: typed };
  }
  const lines = readLines(typed, readers[field]);
  if (!isLeftOut) {
    for (const { line, text, fault } of lines.bad) say([field, line], `Line ${line}, “${shortened(text)}”: ${fault}`);
  }
  const [limit, size] = [listLimits[field], lines.entries.length];
  if (size > limit) say([field], `There are ${size} entries; at most ${limit} fit. Take ${size - limit} away.`);
  return lines;
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

export const restoreConfigurationInput = z.strictObject({
  miniProgram: z.string(),
  /** The earlier state that is to count again; 0 for the empty one at the beginning. */
  restored: revision,
  /** The newest state that was looked at. */
  revision,
});
export type RestoreConfiguration = z.output<typeof restoreConfigurationInput>;

/** A revision in an address. What is none stands for one that never was. */
export function readRevision(text: string): number {
  return revision.safeParse(text).data ?? -1;
}

/** Where a page of the history begins, from the address; null for the newest. */
export function readHistoryPlace(text: string | string[] | undefined): number | null {
  return typeof text === "string" ? (revision.safeParse(text).data ?? null) : null;
}
