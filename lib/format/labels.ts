import {
  categories,
  type MiniProgramState,
  type MiniProgramType,
  type RequestCategory,
  type RequestState,
  type RequiredInformation,
} from "../vocabulary";

export const typeLabels: Record<MiniProgramType, string> = { native: "Native", html5: "HTML5" };

export const stateLabels: Record<MiniProgramState, string> = {
  created: "Created",
  released: "Released",
  archived: "Archived",
  deleted: "Deleted",
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

export const requiredLabels: Record<RequiredInformation, string> = {
  tagline: "A tagline",
  description: "A description of 20 units or more",
  categories: "At least one category",
  logo: "A logo",
  service_contact: "A service e-mail or phone",
  entrance_url: "An entrance URL",
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
