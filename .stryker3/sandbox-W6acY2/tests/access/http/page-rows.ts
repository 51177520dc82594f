import type { PageRow } from "./row";
import { byHand, forAll, forMembers, inConsole, inSuperApp } from "./standings";
import { inWorkspaces, once, onEntries, onPrograms, onRequests } from "./targets";

const ofProgram = (page: string, needs: string, more: Partial<PageRow> = {}): PageRow => ({
  page: `/mini-programs/[id]${page}`,
  needs,
  targets: onPrograms(needs),
  ...more,
});

const creators = { admin: "allowed", joined: "allowed", builder: "allowed", maker: "allowed" } as const;

/** One row for each page that somebody has to be signed in for. */
export const pageRows: PageRow[] = [
  { page: "/mini-programs", needs: "miniProgram.view", targets: once(forAll) },
  {
    page: "/mini-programs/new",
    needs: "miniProgram.create",
    targets: once(byHand({ ...creators, cafeAdmin: "allowed", tramAdmin: "allowed" }, "forbidden")),
  },
  // It leads to the first tab; of a deleted one it is the header and the way back.
  {
    page: "/mini-programs/[id]",
    needs: "miniProgram.view",
    targets: onPrograms("miniProgram.view", (answers, name) =>
      name === "gone" ? { ...answers, admin: "allowed", joined: "allowed" } : answers,
    ),
    lets: (on) => (on === "gone" ? 200 : 307),
  },
  ofProgram("/information", "information.view"),
  ofProgram("/information/edit", "information.edit"),
  ofProgram("/versions", "version.view"),
  ofProgram("/versions/[number]", "version.view"),
  ofProgram("/versions/compare", "version.view", { query: "?from=2.0.0&to=3.0.0" }),
  ofProgram("/versions/upload", "version.upload"),
  ofProgram("/versions/upload/[draft]", "version.upload"),
  ofProgram("/members", "member.view"),
  ofProgram("/members", "member.manage", { query: "?add" }),
  ofProgram("/features", "feature.view"),
  ofProgram("/features/[key]", "feature.view"),
  ofProgram("/qr-codes", "qrCode.view"),
  ofProgram("/qr-codes/new", "qrCode.manage"),
  ofProgram("/qr-codes/[codeId]", "qrCode.view"),
  ofProgram("/configuration", "configuration.view"),
  ofProgram("/configuration/edit", "configuration.edit"),
  ofProgram("/configuration/history/[revision]", "configuration.view"),
  ofProgram("/removal", "approval.viewOfMiniProgram"),
  { page: "/approvals", needs: "approval.viewOfMiniProgram", targets: once(forMembers) },
  {
    page: "/approvals",
    needs: "approval.viewAll",
    targets: once(inSuperApp("approval.viewAll")),
    query: "?tab=waiting",
  },
  { page: "/approvals/[number]", needs: "approval.viewOfMiniProgram", targets: onRequests("view") },
  {
    page: "/approvals/[number]/preview",
    needs: "approval.inspect",
    targets: onRequests("decide"),
    lets: (on) => (on === "publish" ? 200 : 404),
  },
  {
    page: "/approvals/[number]/files",
    needs: "approval.inspect",
    targets: onRequests("decide"),
    lets: (on) => (on === "publish" ? 200 : 404),
  },
  // It leads to the features.
  { page: "/catalog", needs: "catalog.view", targets: once(inConsole("catalog.view")), lets: () => 307 },
  { page: "/catalog/features", needs: "catalog.view", targets: once(inConsole("catalog.view")) },
  { page: "/catalog/features/new", needs: "catalog.edit", targets: once(inConsole("catalog.edit")) },
  { page: "/catalog/features/[key]", needs: "catalog.view", targets: onEntries("feature", "catalog.view") },
  { page: "/catalog/features/[key]/edit", needs: "catalog.edit", targets: onEntries("feature", "catalog.edit") },
  { page: "/catalog/jsapis", needs: "catalog.view", targets: once(inConsole("catalog.view")) },
  { page: "/catalog/jsapis/new", needs: "catalog.edit", targets: once(inConsole("catalog.edit")) },
  { page: "/catalog/jsapis/[name]", needs: "catalog.view", targets: onEntries("jsapi", "catalog.view") },
  { page: "/catalog/jsapis/[name]/edit", needs: "catalog.edit", targets: onEntries("jsapi", "catalog.edit") },
  { page: "/workspaces", needs: "workspace.view", targets: once(forMembers) },
  {
    page: "/workspaces/new",
    needs: "developerWorkspace.create",
    targets: once(inSuperApp("developerWorkspace.create")),
  },
  { page: "/workspaces/groups", needs: "settings.manage", targets: once(inSuperApp("settings.manage")) },
  { page: "/workspaces/[id]", needs: "workspace.view", targets: inWorkspaces("workspace.view") },
  { page: "/workspaces/[id]/invite", needs: "workspace.manage", targets: inWorkspaces("workspace.manage") },
  { page: "/audit", needs: "audit.view", targets: once(inConsole("audit.view")) },
  { page: "/settings", needs: "settings.manage", targets: once(inSuperApp("settings.manage")) },
  { page: "/profile", needs: "workspace.view", targets: once(forAll) },
  { page: "/notices", needs: "workspace.view", targets: once(forMembers) },
];
