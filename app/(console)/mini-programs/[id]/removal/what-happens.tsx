type Props = { releasedVersion: string | null; decides: string | null };

/** What a request for removal leads to, step by step; once it is sent, it says by name whom it waits for. */
export function WhatHappens({ releasedVersion, decides }: Props) {
  return (
    <ol className="flex max-w-180 list-decimal flex-col gap-1.5 ps-5">
      <li>{decides ?? "A Workspace Admin or Workspace Reviewer decides the request."} Until then nothing changes.</li>
      <li>
        Once it is approved, there are 30 days to remove the mini program here. Meanwhile no version of it can be
        released.
      </li>
      <li>
        {releasedVersion
          ? `Removed, it is archived: version ${releasedVersion} goes offline for all its users, and its QR codes say “unavailable”.`
          : "Removed, it is archived: approved versions are canceled, and its QR codes say “unavailable”."}{" "}
        Its people can still read everything, and can bring it back with a version that is approved anew.
      </li>
    </ol>
  );
}
