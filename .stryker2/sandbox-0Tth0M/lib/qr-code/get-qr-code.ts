import { eq, sql } from "drizzle-orm";
import { qrCodeScans, type PageParameter } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { appLink } from "./app-link";
import { drawSvg } from "./draw";
import { findCode } from "./parts/find-code";
import { findKnownPages, warningOf } from "./parts/find-known-pages";
import { newestTestable } from "./parts/newest-testable";
import { codeLink } from "./parts/token";
import { whyClosed } from "./parts/why-closed";

export type QrCode = {
  code: string;
  /** Null of the default one. */
  target: { name: string; page: string; parameters: PageParameter[]; warning: string | null } | null;
  createdBy: string;
  createdAt: Date;
  deletedAt: Date | null;
  /** What the code holds, drawn as SVG. */
  link: string;
  drawing: string;
  /** What a scan opens the app with; null of the default one while no version can be tested. */
  opens: string | null;
  /** Why whoever scans it is told that it is unavailable, though it is not deleted. */
  closed: string | null;
  scans: { total: number; days: ScanDay[] };
  mayManage: boolean;
};

/** A day of UTC, such as 2026-11-27. */
export type ScanDay = { day: string; count: number };

/** How far back the days go, today included. */
const daysShown = 30;

export async function getQrCode(ctx: Ctx, input: { id: string; code: string }): Promise<QrCode> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "qrCode.view");
    const { token, kind, name, page, parameters, program, ...found } = await findCode(ctx, input);
    const target = kind === "page" ? { name: name ?? "", page: page ?? "", parameters } : null;
    const [known, version, scans] = await Promise.all([
      target && findKnownPages(ctx.db, input.id),
      target ? null : findNewestTestable(ctx, input.id),
      findScans(ctx, found.code),
    ]);
    const { appUrl, appLinkScheme } = ctx.outreach;
    const link = codeLink(appUrl, token);
    const opens = { page: page ?? "", parameters, version };
    return {
      ...found,
      target: target && { ...target, warning: warningOf(target.page, known) },
      link,
      drawing: await drawSvg(link),
      opens: target || version !== null ? appLink(appLinkScheme, input.id, opens) : null,
      closed: whyClosed(program),
      scans,
      mayManage: can(ctx.actor, "qrCode.manage", { miniProgram }),
    };
  });
}

async function findNewestTestable({ db }: Ctx, id: string): Promise<string | null> {
  const { rows } = await db.execute<{ number: string | null }>(sql`select ${newestTestable(sql`${id}`)} as number`);
  return rows[0]?.number ?? null;
}

async function findScans({ db, now }: Ctx, code: string): Promise<QrCode["scans"]> {
  const rows = await db
    .select({ day: qrCodeScans.day, count: qrCodeScans.count })
    .from(qrCodeScans)
    .where(eq(qrCodeScans.codeId, code));
  const counts = new Map(rows.map(({ day, count }) => [day, count]));
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const days = Array.from({ length: daysShown }, (_, back) => {
    const day = new Date(now().getTime() - (daysShown - 1 - back) * 86_400_000).toISOString().slice(0, 10);
    return { day, count: counts.get(day) ?? 0 };
  });
  return { total, days };
}
