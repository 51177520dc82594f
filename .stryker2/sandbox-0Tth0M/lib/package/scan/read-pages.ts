import type { ArchiveFile } from "../archive/open-archive";
import { shownPath } from "../archive/path-fault";
import { Problems } from "../archive/problems";
import { readFile } from "../archive/read-file";
import { Refusal } from "../archive/refusal";
import { readText } from "./read-text";

const file = "app.json";

/** The pages that app.json lists, sub-packages included; a Refusal where it lists none or one that does not exist. */
export function readPages(archive: Buffer, files: ArchiveFile[]): string[] {
  const found = files.find(({ path }) => path === file);
  if (!found)
    throw new Refusal({
      file: null,
      message: "There is no app.json at the root of the package, nor in the one folder that holds everything else.",
    });
  const app = parseApp(readText(readFile(archive, found)));
  const pages = [...own(app.pages, ""), ...list(app.subPackages ?? app.subpackages).flatMap(ofSubPackage)];
  if (own(app.pages, "").length === 0)
    throw new Refusal({ file, message: `It lists no pages. Write them into "pages", such as "pages/index/index".` });
  const problems = new Problems();
  const paths = new Set(files.map(({ path }) => path));
  for (const page of pages)
    if (!paths.has(`${page}.axml`))
      problems.add(file, `It lists the page ${shownPath(page)}, but ${shownPath(page)}.axml is not in the package.`);
  problems.throwIfAny();
  return [...new Set(pages)];
}

function parseApp(text: string | null): Record<string, unknown> {
  if (text === null) throw new Refusal({ file, message: "It is not written in UTF-8. Save it anew." });
  try {
    const app: unknown = JSON.parse(text);
    if (isObject(app)) return app;
  } catch {
    throw new Refusal({
      file,
      message: "It is no valid JSON. Correct it; comments and trailing commas are not allowed.",
    });
  }
  throw new Refusal({ file, message: `It must hold one object, such as { "pages": ["pages/index/index"] }.` });
}

function ofSubPackage(listed: unknown): string[] {
  if (!isObject(listed) || typeof listed.root !== "string")
    throw new Refusal({ file, message: `Every sub-package needs its folder as "root".` });
  return own(listed.pages, `${listed.root.replace(/\/$/, "")}/`);
}

function own(listed: unknown, root: string): string[] {
  return list(listed).map((page) => {
    if (typeof page === "string") return root + page.replace(/^\//, "");
    throw new Refusal({ file, message: `Every page must be a text, such as "pages/index/index".` });
  });
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new Refusal({ file, message: `"pages" and "subPackages" must be lists.` });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
