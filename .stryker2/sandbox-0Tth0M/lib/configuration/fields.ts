import {
  configurationLists,
  type ConfigurationField,
  type ConfigurationId,
  type ConfigurationList,
} from "../vocabulary";

export type Configuration = Record<ConfigurationId, string | null> & Record<ConfigurationList, string[]>;

export const emptyConfiguration: Configuration = {
  productionClientId: null,
  productionMerchantId: null,
  sandboxClientId: null,
  sandboxMerchantId: null,
  serverDomains: [],
  h5Domains: [],
  testers: [],
};

export const listLimits: Record<ConfigurationList, number> = { serverDomains: 200, h5Domains: 200, testers: 100 };

export function isList(field: ConfigurationField): field is ConfigurationList {
  return (configurationLists as readonly string[]).includes(field);
}
