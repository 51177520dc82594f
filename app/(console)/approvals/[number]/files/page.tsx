import type { Metadata } from "next";
import { screen } from "@/app/screen";
import { notFound } from "@/lib/errors";
import { readRequestNumber } from "@/lib/review/inputs";
import { FileList } from "./file-list";
import { OpenedFile } from "./opened-file";

export const metadata: Metadata = { title: "Files of a request" };

type Props = PageProps<"/approvals/[number]/files">;

export default screen(async function RequestFilesPage({ params, searchParams }: Props) {
  const [{ number }, { file, from }] = await Promise.all([params, searchParams]);
  const read = readRequestNumber(number);
  if (read === null) throw notFound();
  const place = { request: read, from: readFrom(from) };
  return typeof file === "string" ? OpenedFile({ ...place, path: file }) : FileList(place);
});

/** How many rows stand on the pages before. */
function readFrom(from: string | string[] | undefined): number {
  return typeof from === "string" && /^[1-9]\d{0,6}$/.test(from) ? Number(from) : 0;
}
