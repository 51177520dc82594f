"use client";

import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { configurationLabels } from "@/lib/format/labels";
import type { Configuration } from "@/lib/configuration/fields";
import type { ConfigurationList } from "@/lib/vocabulary";

const whenEmpty: Record<ConfigurationList, string> = {
  serverDomains: "Empty: no server can be reached.",
  h5Domains: "Empty: no web page can be opened.",
  testers: "Empty: nobody is a tester, so no pilot can start.",
};

type Props = {
  configuration: Configuration;
  /** Entries that people read in another form than they are kept in, each with that form. */
  readable: ReadonlyMap<string, string>;
};

export function Facts({ configuration, readable }: Props) {
  const { productionClientId, productionMerchantId, sandboxClientId, sandboxMerchantId } = configuration;
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <Environment name="Production" clientId={productionClientId} merchantId={productionMerchantId} />
        <Environment name="Sandbox" clientId={sandboxClientId} merchantId={sandboxMerchantId} />
      </div>
      <Whitelist field="serverDomains" entries={configuration.serverDomains} readable={readable} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Whitelist field="h5Domains" entries={configuration.h5Domains} readable={readable} />
        <Whitelist field="testers" entries={configuration.testers} readable={readable} />
      </div>
    </>
  );
}

type EnvironmentProps = { name: string; clientId: string | null; merchantId: string | null };

function Environment({ name, clientId, merchantId }: EnvironmentProps) {
  return (
    <Card title={name}>
      <DefinitionList>
        <Fact term="Client ID" empty="Not set">
          {clientId && <Identifier value={clientId} />}
        </Fact>
        <Fact term="Merchant ID" empty="Not set">
          {merchantId && <Identifier value={merchantId} />}
        </Fact>
      </DefinitionList>
    </Card>
  );
}

function Identifier({ value }: { value: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span className="font-mono text-xs wrap-anywhere">{value}</span>
      <CopyButton value={value} what="ID" />
    </span>
  );
}

type WhitelistProps = { field: ConfigurationList; entries: string[] } & Pick<Props, "readable">;

function Whitelist({ field, entries, readable }: WhitelistProps) {
  const isWide = field === "serverDomains";
  return (
    <Card title={configurationLabels[field]} note={entries.length > 0 && String(entries.length)}>
      {entries.length === 0 ? (
        <p className="text-sm text-ink-3">{whenEmpty[field]}</p>
      ) : (
        <ul
          aria-label={configurationLabels[field]}
          className={isWide ? "grid gap-x-4 gap-y-1 md:grid-cols-2" : "grid gap-1"}
        >
          {entries.map((entry) => (
            <Entry key={entry} entry={entry} shown={readable.get(entry)} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Entry({ entry, shown }: { entry: string; shown: string | undefined }) {
  return (
    <li className="font-mono text-xs leading-5 wrap-anywhere">
      {shown === undefined ? (
        entry
      ) : (
        <>
          <bdi>{shown}</bdi> <span className="text-ink-2">{entry}</span>
        </>
      )}
    </li>
  );
}
