import { createHash } from "node:crypto";
import { openArchive, type ArchiveFile } from "../archive/open-archive";
import { Problems } from "../archive/problems";
import { hashLargeFile, readFile } from "../archive/read-file";
import { Refusal } from "../archive/refusal";
import { sizeText } from "../../format/size-text";
import { limits } from "../limits";
import type { Inspection, PackageReport } from "../report";
import { Findings } from "./findings";
import { readPages } from "./read-pages";

const readKinds = /\.(js|mjs|cjs|sjs|ts|tsx|jsx|axml|json)$/i;

/** Inspects a package in this very thread. One file at a time is inflated. */
export async function scanPackage(zip: Buffer, onChecked: () => void): Promise<Inspection> {
  try {
    const archived = await openArchive(zip);
    checkSizes(archived);
    const pages = readPages(zip, archived);
    onChecked();
    return { ok: true, report: await scanFiles(zip, archived, pages) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: error.problems };
    throw error;
  }
}

async function scanFiles(zip: Buffer, archived: ArchiveFile[], pages: string[]): Promise<PackageReport> {
  const findings = new Findings();
  const files = [];
  for (const file of archived) {
    const { path, size } = file;
    if (size > limits.scriptBytes) {
      files.push({ path, size, sha256: await hashLargeFile(zip, file) });
      continue;
    }
    const bytes = readFile(zip, file);
    files.push({ path, size, sha256: hexDigest(bytes) });
    findings.addFile(path, bytes);
  }
  return { size: zip.length, sha256: hexDigest(zip), pages, ...findings.told(), files };
}

const hexDigest = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

function checkSizes(files: ArchiveFile[]): void {
  const problems = new Problems();
  const most = sizeText(limits.scriptBytes);
  for (const { path, size } of files)
    if (size > limits.scriptBytes && readKinds.test(path))
      problems.add(
        path,
        `The file is ${sizeText(size)}; a script, template or JSON file can be scanned up to ${most}.`,
      );
  problems.throwIfAny();
}
