import { Refusal } from "../archive/refusal";
import { sizeText } from "../../format/size-text";
import { limits } from "../limits";
import type { PackageReport } from "../report";
import { lineOf } from "./lines";
import { readText } from "./read-text";
import { scanScript } from "./scan-script";
import { scanTemplate } from "./scan-template";
import { Tally } from "./tally";

const baseJsapis = ["canIUse", "env", "SDKVersion"];
const scripts = /\.(js|mjs|cjs|sjs|ts|tsx|jsx)$/i;
const declarations = /\.d\.ts$/i;
const templates = /\.axml$/i;

/** What has been found in the files so far. */
export class Findings {
  private readonly jsapis = new Tally();
  private readonly computed = new Tally();
  private readonly serverHosts = new Tally();
  private readonly webViewHosts = new Tally();
  private readonly unparsed: PackageReport["unparsed"] = [];

  addFile(file: string, bytes: Buffer): void {
    const isScript = scripts.test(file) && !declarations.test(file);
    if (!isScript && !templates.test(file)) return;
    const text = readText(bytes);
    if (text === null) this.unparsed.push({ file, line: null, message: "It is not written in UTF-8." });
    else if (isScript) this.addScript(file, text);
    else this.addTo(this.webViewHosts, file, text, scanTemplate(text).map(named));
    if (this.jsapis.size > limits.names) throw tooComplicated(`it names more than ${limits.names} different JSAPIs`);
    if (this.serverHosts.size + this.webViewHosts.size > limits.hosts)
      throw tooComplicated(`it names more than ${limits.hosts} different hosts`);
  }

  told(): Pick<PackageReport, "jsapis" | "baseJsapis" | "serverHosts" | "webViewHosts" | "computed" | "unparsed"> {
    const used = this.jsapis.sorted();
    const hosts = (tally: Tally) => tally.sorted().map(({ name, places }) => ({ host: name, places }));
    const told = {
      jsapis: used.filter(({ name }) => !baseJsapis.includes(name)),
      baseJsapis: used.filter(({ name }) => baseJsapis.includes(name)),
      serverHosts: hosts(this.serverHosts),
      webViewHosts: hosts(this.webViewHosts),
      computed: this.computed.of(""),
      unparsed: this.toldUnparsed(),
    };
    if (Buffer.byteLength(JSON.stringify(told)) > limits.reportBytes)
      throw tooComplicated(`what its scan finds would fill more than ${sizeText(limits.reportBytes)}`);
    return told;
  }

  private toldUnparsed(): PackageReport["unparsed"] {
    const told = this.unparsed.slice(0, limits.unparsed);
    const [last, others] = [told.at(-1), this.unparsed.length - told.length];
    if (!last || others === 0) return told;
    const message = `${last.message.replace(/\.$/, "")}. Further files that could not be read: ${others}.`;
    return [...told.slice(0, -1), { ...last, message }];
  }

  private addScript(file: string, text: string): void {
    const found = scanScript(text);
    if ("message" in found) {
      this.unparsed.push({ file, ...found });
      return;
    }
    this.addTo(this.jsapis, file, text, found.jsapis);
    this.addTo(this.serverHosts, file, text, found.hosts.map(named));
    this.addTo(
      this.computed,
      file,
      text,
      found.computed.map((at) => ({ name: "", at })),
    );
  }

  private addTo(tally: Tally, file: string, text: string, found: { name: string; at: number }[]): void {
    const line = lineOf(text);
    for (const { name, at } of found.sort((a, b) => a.at - b.at)) tally.add(name, { file, line: line(at) });
  }
}

const tooComplicated = (why: string) =>
  new Refusal({ file: null, message: `The package is too complicated to be scanned: ${why}.` });

const named = ({ host, at }: { host: string; at: number }) => ({ name: host, at });
