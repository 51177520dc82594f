export type Place = { file: string; line: number };

/** A use with its number of places and the first of them (at most 20). */
export type JsapiUse = { name: string; count: number; places: Place[] };

/** A host as the whitelists write it: "https://api.example.com", "wss://x.example:8443". */
export type HostUse = { host: string; places: Place[] };

export type UnparsedFile = { file: string; line: number | null; message: string };

/** The SHA-256 is in hex. */
export type PackageFile = { path: string; size: number; sha256: string };

export type PackageReport = {
  /** Bytes of the ZIP. */
  size: number;
  /** Hex, of the ZIP. */
  sha256: string;
  /** As app.json lists them, those of sub-packages included. */
  pages: string[];
  /** Sorted by name, without the base JSAPIs. */
  jsapis: JsapiUse[];
  /** canIUse, env and SDKVersion, which need no feature. */
  baseJsapis: JsapiUse[];
  serverHosts: HostUse[];
  webViewHosts: HostUse[];
  /** my[name]: which JSAPI is meant cannot be told. */
  computed: { count: number; places: Place[] };
  unparsed: UnparsedFile[];
  /** Every file of the package. */
  files: PackageFile[];
};

/** What is wrong with a package: in which file (null: the archive as a whole), what, and what would be right. */
export type PackageProblem = { file: string | null; message: string };

/** At most 20 problems are told. */
export type Inspection = { ok: true; report: PackageReport } | { ok: false; problems: PackageProblem[] };
