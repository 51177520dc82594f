import { saveConfigurationInput } from "@/lib/configuration/inputs";

export const form = (id: string, revision: number, values: object = {}) =>
  saveConfigurationInput.parse({ miniProgram: id, revision: String(revision), ...values });

/** What stands there in the small world, as its form shows it. */
export const asItStands = {
  productionClientId: "client-1",
  productionMerchantId: "merchant-1",
  serverDomains: "https://api.example.com",
  testers: "tester-1",
};
