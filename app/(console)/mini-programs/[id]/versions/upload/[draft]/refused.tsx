import { Alert } from "@/app/_components/ui/alert";
import { ButtonLink } from "@/app/_components/ui/button-link";
import type { VersionDraft } from "@/lib/version/get-draft";

type Props = { id: string; draft: VersionDraft; problems: NonNullable<VersionDraft["problems"]> };

/** Which file, what is wrong with it, and what would be right. */
export function Refused({ id, draft: { number, uploadNote, fileName }, problems }: Props) {
  const again = `/mini-programs/${id}/versions/upload?${new URLSearchParams({ number, uploadNote })}` as const;
  return (
    <Alert
      tone="bad"
      role="alert"
      className="max-w-180"
      title={
        <>
          <bdi>{fileName ?? "The package"}</bdi> was refused. Nothing of it was kept.
        </>
      }
      acts={
        <ButtonLink href={again} variant="filled">
          Upload another
        </ButtonLink>
      }
    >
      <ul className="mt-2 flex flex-col gap-2">
        {problems.map(({ file, message }, index) => (
          <li key={index}>
            {file !== null && (
              <bdi className="block font-mono text-xs wrap-anywhere [font-variant-ligatures:none]">{file}</bdi>
            )}
            {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
