import type { ReactNode } from "react";
import { Badge } from "@/app/_components/ui/badge";
import { Card } from "@/app/_components/ui/card";
import { TextLink } from "@/app/_components/ui/text-link";
import { Alert } from "@/app/_components/ui/alert";
import type { FoundHost, PackageContents } from "@/lib/version/parts/package-contents";
import { Places } from "./places";

type Found = { contents: PackageContents | null; seesConfiguration: boolean };

/** What the scan cannot answer for: it stands on top, and stands in nobody's way. */
export function LookAtThese({ id, found }: { id: string; found: Found }) {
  const { contents, seesConfiguration } = found;
  if (!contents) return null;
  const { computed, unparsed } = contents;
  const unlisted = [...contents.serverHosts, ...contents.webViewHosts].filter(({ isListed }) => !isListed);
  if (computed.count === 0 && unparsed.length === 0 && unlisted.length === 0) return null;
  return (
    <Alert tone="warn" title="Take a look at these yourself">
      <ul className="mt-1 flex flex-col gap-2.5">
        {unlisted.length > 0 && (
          <li>
            {unlisted.length === 1 ? "One host that it calls is" : `${unlisted.length} hosts that it calls are`} on no
            whitelist, so the app will not reach {unlisted.length === 1 ? "it" : "them"}.{" "}
            {seesConfiguration ? (
              <TextLink href={`/mini-programs/${id}/configuration`}>Configuration</TextLink>
            ) : (
              `A Developer Admin can list ${unlisted.length === 1 ? "it" : "them"}.`
            )}
            <ul>
              {unlisted.slice(0, 10).map(({ host }) => (
                <li key={host} className="font-mono text-xs wrap-anywhere">
                  {host}
                </li>
              ))}
              {unlisted.length > 10 && <li className="text-xs text-ink-2">and {unlisted.length - 10} more</li>}
            </ul>
          </li>
        )}
        {computed.count > 0 && (
          <li>
            {computed.count === 1 ? "In one place" : `In ${computed.count} places`} it cannot be told which JSAPI is
            used: its name is computed.
            <div>
              <Places places={computed.places} count={computed.count} />
            </div>
          </li>
        )}
        {unparsed.length > 0 && (
          <li>
            {unparsed.length === 1 ? "One file" : `${unparsed.length} files`} could not be read, so what is used there
            is not listed.
            <ul>
              {unparsed.map(({ file, line, message }) => (
                <li key={file}>
                  <bdi className="font-mono text-xs wrap-anywhere">
                    {file}
                    {line !== null && `:${line}`}
                  </bdi>{" "}
                  <span className="text-ink-2">{message}</span>
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
    </Alert>
  );
}

/** The hosts that a package names, each held against the whitelist as it is now. */
export function HostsCard({ contents: { serverHosts, webViewHosts } }: { contents: PackageContents }) {
  if (serverHosts.length + webViewHosts.length === 0) return null;
  return (
    <Card title="Hosts" note="That its code names">
      <div className="flex flex-col gap-4">
        <Hosts title="Servers" whitelist="server domain whitelist" hosts={serverHosts} />
        <Hosts title="Web views" whitelist="H5 domain whitelist" hosts={webViewHosts} />
      </div>
    </Card>
  );
}

function Hosts({ title, whitelist, hosts }: { title: string; whitelist: string; hosts: FoundHost[] }) {
  if (hosts.length === 0) return null;
  return (
    <div>
      <h3 className="text-xs font-medium text-ink-2">{title}</h3>
      <ul className="mt-1 flex flex-col">
        {hosts.map(({ host, places, isListed }) => (
          <li
            key={host}
            className="flex flex-wrap items-start gap-x-3 gap-y-0.5 border-line py-1.5 text-sm not-last:border-b"
          >
            <span className="font-mono wrap-anywhere">{host}</span>
            {isListed ? (
              <span className="text-ink-2">on the {whitelist}</span>
            ) : (
              <Badge tone="warn">Not on the {whitelist}</Badge>
            )}
            <span className="ms-auto max-md:basis-full">
              <Places places={places} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A list that is long in some packages: folded away, told by its number. */
export function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary className="inline-flex min-h-6 items-center rounded text-accent underline decoration-accent/40 underline-offset-2">
        {summary}
      </summary>
      {children}
    </details>
  );
}
