import {
  categories,
  type CatalogField,
  type ConfigurationField,
  type FeatureAccess,
  type InformationField,
  type MembershipSource,
  type MiniProgramState,
  type MiniProgramType,
  type Platform,
  type RequiredInformation,
  type Role,
  type WorkspaceKind,
  type RequestCategory,
  type RequestState,
  type VersionState,
} from "../vocabulary";

export const typeLabels: Record<MiniProgramType, string> = { native: "Native", html5: "HTML5" };

export const roleLabels: Record<Role, string> = {
  workspace_admin: "Workspace Admin",
  workspace_reviewer: "Workspace Reviewer",
  workspace_developer: "Workspace Developer",
  developer_admin: "Developer Admin",
  developer: "Developer",
};

export const workspaceKindLabels: Record<WorkspaceKind, string> = {
  super_app: "Super-app workspace",
  developer: "Developer workspace",
};

/** How somebody became a member of a workspace. */
export function sourceWords(source: MembershipSource, addedBy: string | null): string {
  const words: Record<MembershipSource, string> = {
    added: addedBy ? `Added by ${addedBy}` : "Added by hand",
    invitation: addedBy ? `Invited by ${addedBy}` : "By invitation",
    groups: "Groups of the identity provider",
    environment: "Named in the environment",
    operator: "Made by the operator",
  };
  return words[source];
}

export const stateLabels: Record<MiniProgramState, string> = {
  created: "Created",
  released: "Released",
  archived: "Archived",
  deleted: "Deleted",
};

export const versionStateLabels: Record<VersionState, string> = {
  developing: "Developing",
  in_review: "In review",
  rejected: "Rejected",
  approved: "Approved",
  pilot: "Pilot testing",
  grayscale: "Grayscale release",
  released: "Released",
  archived: "Archived",
  canceled: "Canceled",
  offline: "Offline",
};

/** The fields of the information as forms and history call them. */
export const informationLabels: Record<InformationField, string> = {
  name: "Name",
  tagline: "Tagline",
  description: "Description",
  keywords: "Keywords",
  categories: "Categories",
  logo: "Logo",
  serviceEmail: "Service e-mail",
  servicePhone: "Service phone",
  entranceUrl: "Entrance URL",
  defaultLanguage: "Default language",
};

export const requestCategoryLabels: Record<RequestCategory, string> = {
  publish: "Publish",
  removal: "Removal",
  feature_activation: "Feature activation",
  catalog_change: "Catalog change",
};

export const requestStateLabels: Record<RequestState, string> = {
  in_review: "In review",
  approved: "Approved",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
};

/** Of a request that somebody involved in it decided. */
export const decidedAloneLabel = (state: RequestState) => (state === "approved" ? "Self-approved" : "Decided alone");

export const requiredLabels: Record<RequiredInformation, string> = {
  tagline: "A tagline",
  description: "A description of 20 units or more",
  categories: "At least one category",
  logo: "A logo",
  service_contact: "A service e-mail or phone",
  entrance_url: "An entrance URL",
  listed_entrance: "The entrance's host on the H5 domain whitelist",
};

export const platformLabels: Record<Platform, string> = { ios: "iOS", android: "Android" };

export const accessLabels: Record<FeatureAccess, string> = { direct: "Direct", activation: "Activation needed" };

export const catalogFieldLabels: Record<CatalogField, string> = {
  name: "Name",
  description: "Description",
  access: "Access",
  jsapis: "JSAPIs",
  platforms: "Platforms",
  sensitive: "Sensitive",
};

const labelOfCategory = new Map<string, string>(
  categories.map(({ value, label, group }) => [value, `${group}: ${label}`]),
);

export function categoryLabel(category: string): string {
  return labelOfCategory.get(category) ?? category;
}

/** Whether a submission is still to come that asks for complete information: nothing of it is released. */
export function isUnfinished(state: MiniProgramState): boolean {
  return state === "created" || state === "archived";
}

/** "2 things missing", or null when the information is complete. */
export function missingWords(missing: readonly RequiredInformation[]): string | null {
  if (missing.length === 0) return null;
  return missing.length === 1 ? "1 thing missing" : `${missing.length} things missing`;
}

/** Unread notices are counted up to 100. */
export function unreadWords(count: number): string {
  return count >= 100 ? "100 or more unread" : `${count} unread`;
}

export const configurationLabels: Record<ConfigurationField, string> = {
  productionClientId: "Production client ID",
  productionMerchantId: "Production merchant ID",
  sandboxClientId: "Sandbox client ID",
  sandboxMerchantId: "Sandbox merchant ID",
  serverDomains: "Server domain whitelist",
  h5Domains: "H5 domain whitelist",
  testers: "Tester whitelist",
};
