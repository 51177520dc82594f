import { CopyButton } from "@/app/_components/ui/copy-button";
import { Fact } from "@/app/_components/ui/definition-list";
import { sizeText } from "@/lib/format/size-text";
import type { PackageContents } from "@/lib/version/parts/package-contents";
import { Folded } from "./findings";

/** What a package is, as facts of a list. */
export function PackageFacts({ contents }: { contents: PackageContents }) {
  const { size, fileCount, pages, baseJsapis } = contents;
  return (
    <>
      <Fact term="Package">
        {sizeText(size)}, {fileCount === 1 ? "1 file" : `${fileCount.toLocaleString("en")} files`}
      </Fact>
      <Fact term="Pages">
        <Folded summary={pages.length === 1 ? "1 page" : `${pages.length} pages`}>
          <ul className="mt-1">
            {pages.map((page) => (
              <li key={page} className="font-mono text-xs wrap-anywhere">
                {page}
              </li>
            ))}
          </ul>
        </Folded>
      </Fact>
      {baseJsapis.length > 0 && (
        <Fact term="Needs no feature">
          <span className="font-mono text-xs">{baseJsapis.map(({ name }) => name).join(", ")}</span>
        </Fact>
      )}
    </>
  );
}

/** In groups of four, which are no part of what is copied. */
export function DigestFact({ digest }: { digest: string }) {
  const groups = digest.match(/.{4}/g) ?? [];
  return (
    <Fact term="SHA-256">
      <span className="font-mono text-xs [font-variant-ligatures:none]">
        {groups.map((group, index) => (
          <span key={index} className="me-[1ch] inline-block">
            {group}
          </span>
        ))}
      </span>
      <CopyButton value={digest} what="SHA-256" />
    </Fact>
  );
}
