import type { PageParameter } from "../../db/schema";

export type AppTarget = {
  /** Empty for where the mini program begins. */
  page: string;
  parameters: readonly PageParameter[];
  /** A certain version, which the app gets only for those who may test it. */
  version: string | null;
};

/**
 * What opens the app: `<scheme>://mini-program/<id>?page=…&query=…`, with `&version=…` for a certain version. Page and
 * query stand in it always, each encoded as a whole, so that what is typed into them stays in its place.
 */
export function appLink(scheme: string, miniProgramId: string, { page, parameters, version }: AppTarget): string {
  const link = `${scheme}://mini-program/${miniProgramId}?page=${encodeURIComponent(page)}&query=${encodeURIComponent(encodedQuery(parameters))}`;
  return version === null ? link : `${link}&version=${version}`;
}

/** Page parameters as the page gets them: `table=12&name=%E6%99%A8`. */
export function encodedQuery(parameters: readonly PageParameter[]): string {
  return parameters.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
}
