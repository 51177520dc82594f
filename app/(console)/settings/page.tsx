import type { Metadata } from "next";
import { PageHead } from "@/app/_components/ui/page-head";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { listUndeliveredMails } from "@/lib/notice/list-undelivered-mails";
import { listUndeliveredMailsInput } from "@/lib/notice/mail-inputs";
import { listDeploymentKeys } from "@/lib/release/list-deployment-keys";
import { getSettings } from "@/lib/settings/get-settings";
import { DeploymentKeysCard } from "./deployment-keys-card";
import { Done } from "./done";
import { MailsCard } from "./mails-card";
import { SelfApprovalCard } from "./self-approval-card";

export const metadata: Metadata = { title: "Settings" };

export default screen(async function SettingsPage({ searchParams }: PageProps<"/settings">) {
  const parameters = await searchParams;
  const { after } = listUndeliveredMailsInput.parse(parameters);
  const [settings, keys, mails] = await load((ctx) =>
    Promise.all([getSettings(ctx), listDeploymentKeys(ctx), listUndeliveredMails(ctx, { after })]),
  );
  return (
    <>
      <PageHead title="Settings" titleInBar />
      <Done parameters={parameters} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <SelfApprovalCard settings={settings} />
        <DeploymentKeysCard key={`keys ${String(parameters["at"])}`} keys={keys} />
        <MailsCard key={`mails ${String(parameters["at"])}`} mails={mails} />
      </div>
    </>
  );
});
