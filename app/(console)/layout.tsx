import type { ReactNode } from "react";
import { signOutAction } from "@/app/(sign-in)/actions";
import { AppFrame } from "@/app/_components/shell/app-frame";
import type { NavItem } from "@/app/_components/shell/main-nav";
import { currentContext } from "@/app/_server/context";
import { demoBanner } from "@/app/_server/demo-banner";
import { FailurePage } from "@/app/failure-page";
import { screen } from "@/app/screen";
import { unreadWords } from "@/lib/format/labels";
import { getFrame } from "@/lib/person/get-frame";

/** The frame: looks, never guards. A page decides for itself who may see it. */
export default screen(async function ConsoleLayout({ children }: { children: ReactNode }) {
  const ctx = await currentContext();
  if (!ctx) return <main id="main">{children}</main>;
  const frame = await getFrame(ctx);
  const items: NavItem[] = [{ href: "/mini-programs", label: "Mini programs", icon: "programs" }];
  if (frame.seesApprovals)
    items.push({ href: "/approvals", label: "Approvals", icon: "approvals", count: waitingFor(frame.waiting) });
  if (frame.seesCatalog) items.push({ href: "/catalog", label: "Catalog", icon: "catalog" });
  if (frame.seesWorkspaces) items.push({ href: "/workspaces", label: "Workspaces", icon: "workspaces" });
  if (frame.seesAudit) items.push({ href: "/audit", label: "Audit log", icon: "audit" });
  if (frame.seesSettings) items.push({ href: "/settings", label: "Settings", icon: "settings" });
  return (
    <AppFrame
      brand={frame.brand}
      items={items}
      bell={
        frame.seesNotices
          ? { href: "/notices", label: "Notices", icon: "notices", count: unreadCount(frame.unread) }
          : undefined
      }
      person={{ id: ctx.actor.personId, name: ctx.actor.name, role: frame.role }}
      account={{
        label: "Account",
        links: [{ href: "/profile", label: "Profile" }],
        signOut: { label: "Sign out", action: signOutAction },
      }}
      banner={demoBanner()}
    >
      {children}
    </AppFrame>
  );
}, FailurePage);

function waitingFor(value: number): NavItem["count"] {
  if (value === 0) return undefined;
  if (value >= 100) return { value, label: "100 or more wait for you" };
  return { value, label: value === 1 ? "1 waits for you" : `${value} wait for you` };
}

function unreadCount(value: number): NavItem["count"] {
  return value === 0 ? undefined : { value, label: unreadWords(value) };
}
