import { saveConfigurationInput } from "../../lib/configuration/inputs";
import { saveConfiguration } from "../../lib/configuration/save-configuration";
import { demoConfigurations, type DemoConfiguration } from "../demo/configurations";
import type { Deed } from "./timeline";

/** What people saved in configurations, each on top of what was there. */
export function configurationDeeds(): Deed[] {
  return demoConfigurations.map((demo, place) => {
    const before = demoConfigurations.slice(0, place).filter(({ of }) => of === demo.of);
    return configurationDeed(demo, before.length);
  });
}

function configurationDeed(demo: DemoConfiguration, revision: number): Deed {
  const { of, by, daysAgo } = demo;
  return {
    of,
    by,
    daysAgo,
    act: async (ctx, id) => {
      const input = saveConfigurationInput.parse({
        miniProgram: id,
        revision: String(revision),
        productionClientId: demo.production.clientId,
        productionMerchantId: demo.production.merchantId,
        sandboxClientId: demo.sandbox.clientId,
        sandboxMerchantId: demo.sandbox.merchantId,
        serverDomains: demo.serverDomains.join("\n"),
        h5Domains: demo.h5Domains.join("\n"),
        testers: demo.testers.join("\n"),
      });
      await saveConfiguration(ctx, input);
    },
  };
}
