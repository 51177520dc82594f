import { builtActions } from "./actions";
import { versionNumber, type HttpWorld } from "./http-world";
import { fill } from "./row";

const actions = builtActions();

/** An address of a page that has the action, about latte whatever the form is about; and the action's ID. */
export function pathFor(action: string, world: HttpWorld, place: number): { path: string; id: string } {
  const built = actions.get(action);
  if (!built) throw new Error(`There is no action ${action}.`);
  const page = built.pages.at(place) ?? "/";
  return { path: fill(page, anyParams(world, page)), id: built.id };
}

function anyParams({ miniPrograms, workspaces, catalog, requests, invitation, draftOf }: HttpWorld, page: string) {
  return {
    id: page.startsWith("/workspaces") ? workspaces.cafe.id : miniPrograms.latte.id,
    number: page.startsWith("/approvals") ? String(requests.removal) : versionNumber,
    ...{ key: catalog.maps, name: catalog.jsapi, revision: "0", token: invitation.token },
    ...{ draft: draftOf("lead", "latte"), codeId: "none" },
  };
}
