import type { Options, Program } from "acorn";
import { parseBounded, TooManyNodes } from "./parse-bounded";
import { lineOf } from "./lines";
import { gather, type Gathered } from "./gather";
import { meaningOf, type Meaning, type Scope } from "./scope";

/** What a script names of `my`, each with the offset where it does. */
export type ScriptFindings = {
  jsapis: { name: string; at: number }[];
  computed: number[];
  hosts: { host: string; at: number }[];
};

export type Unparsed = { line: number | null; message: string };

const connecting = ["request", "uploadFile", "downloadFile", "connectSocket"];

/** The word itself, or an escape that could write it. */
const mayName = /(?<![\w$])my(?![\w$])|\\u/;

const tooDeep = "It is nested too deeply to be read.";
const tooDense = "It holds more statements and expressions than can be read at once.";

const nothing: ScriptFindings = { jsapis: [], computed: [], hosts: [] };

export function scanScript(text: string): ScriptFindings | Unparsed {
  try {
    const program = parseScript(text);
    return mayName.test(text) ? findingsOf(gather(program)) : nothing;
  } catch (error) {
    return unparsed(error, text);
  }
}

/** As a module, or where it is none as a plain script. */
export function parseScript(text: string): Program {
  const options: Options = { ecmaVersion: "latest", sourceType: "module", allowReturnOutsideFunction: true };
  try {
    return parseBounded(text, options);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    try {
      return parseBounded(text, { ...options, sourceType: "script" });
    } catch (second) {
      throw second instanceof SyntaxError && second.message.includes("sourceType") ? error : second;
    }
  }
}

function unparsed(error: unknown, text: string): Unparsed {
  if (error instanceof TooManyNodes) return { line: null, message: tooDense };
  if (error instanceof RangeError) return { line: null, message: tooDeep };
  if (!(error instanceof SyntaxError)) throw error;
  const message = error.message.replace(/\s*\(\d+:\d+\)$/, "").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\uFFFD");
  if (message.includes("stack space")) return { line: null, message: tooDeep };
  const at = "pos" in error && typeof error.pos === "number" ? error.pos : null;
  return { line: at === null ? null : lineOf(text)(at), message: message.slice(0, 200) };
}

function findingsOf({ accesses, writes, calls }: Gathered): ScriptFindings {
  const names = namesOfMy(writes);
  for (const { name, scope, value } of writes) {
    const binding = scope.find(name);
    if (!binding) continue;
    binding.writes += 1;
    binding.value = value;
  }
  const means = (name: string, scope: Scope): Meaning => (names.has(name) ? meaningOf(name, scope) : null);
  const found: ScriptFindings = { jsapis: [], computed: [], hosts: [] };
  for (const { name, scope, key, at } of accesses) {
    if (means(name, scope) !== "my") continue;
    if (key === null) found.computed.push(at);
    else found.jsapis.push({ name: key, at });
  }
  for (const { callee, host, at } of calls) {
    const meaning = means(callee.name, callee.scope);
    const api = meaning === "my" ? callee.key : callee.key === null ? meaning?.api : null;
    if (api && connecting.includes(api)) found.hosts.push({ host, at });
  }
  return found;
}

/** Every name that could have got `my` or a part of it in some way, so that most names need no closer look. */
function namesOfMy(writes: Gathered["writes"]): Set<string> {
  const given = new Map<string, string[]>();
  for (const { name, value } of writes) {
    if (!value) continue;
    const targets = given.get(value.name);
    if (targets) targets.push(name);
    else given.set(value.name, [name]);
  }
  const names = new Set(["my"]);
  for (const name of names) for (const target of given.get(name) ?? []) names.add(target);
  return names;
}
