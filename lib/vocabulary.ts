export const roles = [
  "workspace_admin",
  "workspace_reviewer",
  "workspace_developer",
  "developer_admin",
  "developer",
] as const;
export type Role = (typeof roles)[number];

export const workspaceKinds = ["super_app", "developer"] as const;
export type WorkspaceKind = (typeof workspaceKinds)[number];

export const superAppRoles = ["workspace_admin", "workspace_reviewer", "workspace_developer"] as const satisfies Role[];

/** The roles in a developer workspace, and the roles on a mini program: the same two words. */
export const developerRoles = ["developer_admin", "developer"] as const satisfies Role[];
export type DeveloperRole = (typeof developerRoles)[number];

/** The roles that a workspace of this kind has, the highest first. */
export function rolesOf(kind: WorkspaceKind): readonly Role[] {
  return kind === "super_app" ? superAppRoles : developerRoles;
}

export const membershipStatuses = ["active", "blocked"] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

/** How somebody became a member of a workspace. Only what `groups` manages changes with the groups of their sign-in. */
export const membershipSources = ["added", "invitation", "groups", "environment", "operator"] as const;
export type MembershipSource = (typeof membershipSources)[number];

export const miniProgramTypes = ["native", "html5"] as const;
export type MiniProgramType = (typeof miniProgramTypes)[number];

export const miniProgramStates = ["created", "released", "archived", "deleted"] as const;
export type MiniProgramState = (typeof miniProgramStates)[number];

/** What a first submission needs in the default language. */
export const requiredInformation = [
  "tagline",
  "description",
  "categories",
  "logo",
  "service_contact",
  "entrance_url",
  "listed_entrance",
] as const;
export type RequiredInformation = (typeof requiredInformation)[number];

/** The fields of a mini program's information as its history names them. Those of `textFields` stand once per language. */
const textFields = ["name", "tagline", "description", "keywords"] as const;
const generalFields = ["categories", "logo", "serviceEmail", "servicePhone", "entranceUrl", "defaultLanguage"] as const;
export const informationFields = [...textFields, ...generalFields] as const;
export type InformationField = (typeof informationFields)[number];

/** The one that comes with a mini program, for testing; the preview of one version; and those that people make. */
export const qrCodeKinds = ["default", "preview", "page"] as const;
export type QrCodeKind = (typeof qrCodeKinds)[number];

/** What a mini program's configuration consists of, in the order of the screen. */
export const configurationIds = [
  "productionClientId",
  "productionMerchantId",
  "sandboxClientId",
  "sandboxMerchantId",
] as const;
export const configurationLists = ["serverDomains", "h5Domains", "testers"] as const;
export const configurationFields = [...configurationIds, ...configurationLists] as const;
export type ConfigurationId = (typeof configurationIds)[number];
export type ConfigurationList = (typeof configurationLists)[number];
export type ConfigurationField = (typeof configurationFields)[number];

/** The platforms of the app on which a JSAPI can be called. */
export const platforms = ["ios", "android"] as const;
export type Platform = (typeof platforms)[number];

/** How a mini program gets a feature: by adding it, or by applying for it. */
export const featureAccesses = ["direct", "activation"] as const;
export type FeatureAccess = (typeof featureAccesses)[number];

export const catalogKinds = ["jsapi", "feature"] as const;
export type CatalogKind = (typeof catalogKinds)[number];

export const catalogActs = ["created", "edited", "deleted"] as const;
export type CatalogAct = (typeof catalogActs)[number];

/** The fields of the catalog's entries as its history names them. */
export const catalogFields = ["name", "description", "access", "jsapis", "platforms", "sensitive"] as const;
export type CatalogField = (typeof catalogFields)[number];

export const requestCategories = ["publish", "removal", "feature_activation", "catalog_change"] as const;
export type RequestCategory = (typeof requestCategories)[number];

export const requestStates = ["in_review", "approved", "rejected", "withdrawn"] as const;
export type RequestState = (typeof requestStates)[number];

export const versionStates = [
  "developing",
  "in_review",
  "rejected",
  "approved",
  "pilot",
  "grayscale",
  "released",
  "archived",
  "canceled",
  "offline",
] as const;
export type VersionState = (typeof versionStates)[number];

/** What happens to a version, as its release progress keeps it. */
export const versionEvents = [
  "uploaded",
  "submitted",
  "withdrawn",
  "approved",
  "rejected",
  "pilot_started",
  "grayscale_started",
  "share_raised",
  "paused",
  "resumed",
  "published",
  "canceled",
  "replaced",
  "rolled_back",
  "taken_offline",
] as const;
export type VersionEvent = (typeof versionEvents)[number];

/** How a removal that was asked for came to its end. */
export const removalEndings = ["rejected", "withdrawn", "given_up", "lapsed", "carried_out"] as const;
export type RemovalEnding = (typeof removalEndings)[number];

export const grantSources = ["environment", "operator"] as const;
export type GrantSource = (typeof grantSources)[number];

export const auditSubjectKinds = ["person", "workspace", "mini_program", "console"] as const;
export type AuditSubjectKind = (typeof auditSubjectKinds)[number];

type CategoryGroup = { label: string; categories: Record<string, string> };

/** The two-level list. A mini program stores `group/category`, such as `food-drink/cafe`. */
const categoryGroups = {
  "food-drink": {
    label: "Food & Drink",
    categories: { restaurant: "Restaurant", cafe: "Cafe", delivery: "Delivery", groceries: "Groceries" },
  },
  shopping: {
    label: "Shopping",
    categories: { fashion: "Fashion", electronics: "Electronics", home: "Home", marketplace: "Marketplace" },
  },
  "travel-transport": {
    label: "Travel & Transport",
    categories: {
      "ride-hailing": "Ride hailing",
      transit: "Transit",
      flights: "Flights",
      hotels: "Hotels",
      parking: "Parking",
      fuel: "Fuel",
    },
  },
  "bills-utilities": {
    label: "Bills & Utilities",
    categories: {
      electricity: "Electricity",
      water: "Water",
      internet: "Internet",
      "mobile-top-up": "Mobile top-up",
    },
  },
  "finance-insurance": {
    label: "Finance & Insurance",
    categories: { savings: "Savings", loans: "Loans", insurance: "Insurance", investment: "Investment" },
  },
  health: { label: "Health", categories: { clinics: "Clinics", pharmacy: "Pharmacy", fitness: "Fitness" } },
  education: { label: "Education", categories: { courses: "Courses", schools: "Schools", language: "Language" } },
  "government-public": {
    label: "Government & Public",
    categories: { permits: "Permits", taxes: "Taxes", identity: "Identity" },
  },
  entertainment: {
    label: "Entertainment",
    categories: { movies: "Movies", tickets: "Tickets", games: "Games", music: "Music" },
  },
  lifestyle: {
    label: "Lifestyle",
    categories: { beauty: "Beauty", repair: "Repair", cleaning: "Cleaning", laundry: "Laundry" },
  },
  logistics: { label: "Logistics", categories: { parcel: "Parcel", courier: "Courier", moving: "Moving" } },
  "business-tools": { label: "Business Tools", categories: { invoicing: "Invoicing", hr: "HR", queue: "Queue" } },
  community: { label: "Community", categories: { donations: "Donations", clubs: "Clubs" } },
  automotive: { label: "Automotive", categories: { service: "Service", rental: "Rental" } },
  "real-estate": { label: "Real Estate", categories: { rent: "Rent", sale: "Sale" } },
} as const satisfies Record<string, CategoryGroup>;

type Groups = typeof categoryGroups;
export type Category = { [G in keyof Groups & string]: `${G}/${keyof Groups[G]["categories"] & string}` }[keyof Groups &
  string];

/** Every category in the order of the list, with the label of its group and its own. */
export const categories: { value: Category; group: string; label: string }[] = Object.entries(categoryGroups).flatMap(
  ([groupKey, group]) =>
    Object.entries(group.categories).map(([key, label]) => ({
      value: `${groupKey}/${key}` as Category,
      group: group.label,
      label: String(label),
    })),
);
