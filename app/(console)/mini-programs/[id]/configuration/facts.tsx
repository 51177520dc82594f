import { Card } from "@/app/_components/ui/card";
import { CopyButton } from "@/app/_components/ui/copy-button";
import { DefinitionList, Fact } from "@/app/_components/ui/definition-list";
import { configurationLabels } from "@/lib/format/labels";
import type { CurrentConfiguration } from "@/lib/configuration/get-configuration";
import type { ConfigurationList } from "@/lib/vocabulary";
import { readable } from "@/lib/configuration/form-values";

const whenEmpty: Record<ConfigurationList, string> = {
  serverDomains: "Empty: no server can be reached.",
  h5Domains: "Empty: no web page can be opened.",
  testers: "Empty: nobody is a tester, so no pilot can start.",
};

export function Facts({ configuration }: Pick<CurrentConfiguration, "configuration">) {
  const { productionClientId, productionMerchantId, sandboxClientId, sandboxMerchantId } = configuration;
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <Environment name="Production" clientId={productionClientId} merchantId={productionMerchantId} />
        <Environment name="Sandbox" clientId={sandboxClientId} merchantId={sandboxMerchantId} />
      </div>
      <Whitelist field="serverDomains" entries={configuration.serverDomains} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Whitelist field="h5Domains" entries={configuration.h5Domains} />
        <Whitelist field="testers" entries={configuration.testers} />
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

function Whitelist({ field, entries }: { field: ConfigurationList; entries: string[] }) {
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
            <Entry key={entry} entry={entry} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Entry({ entry }: { entry: string }) {
  const shown = readable(entry);
  return (
    <li className="font-mono text-xs leading-5 wrap-anywhere">
      {shown === entry ? (
        entry
      ) : (
        <>
          <bdi>{shown}</bdi> <span className="text-ink-2">{entry}</span>
        </>
      )}
    </li>
  );
}
