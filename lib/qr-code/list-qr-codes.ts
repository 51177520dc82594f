import { and, asc, desc, eq, isNull, sql, sum, type SQL } from "drizzle-orm";
import type { Db } from "../../db/connect";
import { people, qrCodes, qrCodeScans, type PageParameter } from "../../db/schema";
import { can } from "../access/can";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import { permitted, type Ctx } from "../context";
import { prepared } from "../prepared";
import type { ListQrCodes } from "./inputs";
import { isLivePage } from "./parts/live-page";
import { findWhyClosed } from "./parts/why-closed";

export type QrCodeRow = {
  code: string;
  name: string;
  page: string;
  parameters: PageParameter[];
  createdBy: string;
  createdAt: Date;
  scans: number;
};

export type QrCodeList = {
  /** Null while it is deleted. */
  defaultCode: { code: string; scans: number } | null;
  rows: QrCodeRow[];
  next: string | null;
  previous: string | null;
  /** Why none of them opens the mini program now. */
  closed: string | null;
  mayManage: boolean;
};

const pageSize = 20;

/** The codes that people made, the newest first, and the default one beside them. */
export async function listQrCodes(ctx: Ctx, input: ListQrCodes & { id: string }): Promise<QrCodeList> {
  return permitted(ctx, async () => {
    const miniProgram = await permittedMiniProgram(ctx, input.id, "qrCode.view");
    const [defaultCode, closed, page] = await Promise.all([
      findDefault(ctx, input.id),
      findWhyClosed(ctx.db, input.id),
      readPage(ctx, input),
    ]);
    return { defaultCode, closed, ...page, mayManage: can(ctx.actor, "qrCode.manage", { miniProgram }) };
  });
}

const scansOf = sql<number>`coalesce((select ${sum(qrCodeScans.count)} from ${qrCodeScans} where ${qrCodeScans}.code_id = ${qrCodes}.id), 0)::float8`;

async function findDefault({ db }: Ctx, id: string) {
  const [found] = await defaultOf(db).execute({ id });
  return found ?? null;
}

const defaultOf = prepared((db) =>
  db
    .select({ code: qrCodes.id, scans: scansOf })
    .from(qrCodes)
    .where(
      and(eq(qrCodes.miniProgramId, sql.placeholder("id")), eq(qrCodes.kind, "default"), isNull(qrCodes.deletedAt)),
    )
    .prepare("default_qr_code"),
);

async function readPage(
  ctx: Ctx,
  input: ListQrCodes & { id: string },
): Promise<Pick<QrCodeList, "rows" | "next" | "previous">> {
  const { cursor, direction } = input;
  const isBack = direction === "previous" && cursor !== null;
  const found = await readRows(ctx, input, isBack);
  // A cursor that leads beyond the end, or back to less than a page, leads to the first page.
  if (cursor !== null && (found.length === 0 || (isBack && found.length < pageSize))) {
    return readPage(ctx, { ...input, cursor: null });
  }
  const hasMore = found.length > pageSize;
  const rows = found.slice(0, pageSize);
  if (isBack) rows.reverse();
  return {
    rows,
    next: isBack || hasMore ? cursorOf(rows.at(-1)) : null,
    previous: (isBack && hasMore) || (!isBack && cursor !== null) ? cursorOf(rows[0]) : null,
  };
}

const cursorOf = (row: QrCodeRow | undefined) => (row ? `${row.createdAt.getTime()}-${row.code}` : null);

async function readRows(
  { db }: Ctx,
  { id, cursor }: ListQrCodes & { id: string },
  isBack: boolean,
): Promise<QrCodeRow[]> {
  if (!cursor) return firstRows(db).execute({ id });
  const place = sql`(${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`;
  const here = sql`(${qrCodes.createdAt}, ${qrCodes.id})`;
  const order = isBack ? [asc(qrCodes.createdAt), asc(qrCodes.id)] : newestFirst;
  return rowsOf(db, and(isLivePage(id), isBack ? sql`${here} > ${place}` : sql`${here} < ${place}`), order);
}

const newestFirst = [desc(qrCodes.createdAt), desc(qrCodes.id)];

const firstRows = prepared((db) =>
  rowsOf(db, isLivePage(sql.placeholder("id")), newestFirst).prepare("first_qr_codes"),
);

function rowsOf(db: Db, wanted: SQL | undefined, order: SQL[]) {
  return db
    .select({
      code: qrCodes.id,
      name: sql<string>`${qrCodes.name}`,
      page: sql<string>`${qrCodes.page}`,
      parameters: qrCodes.parameters,
      createdBy: people.name,
      createdAt: qrCodes.createdAt,
      scans: scansOf,
    })
    .from(qrCodes)
    .innerJoin(people, eq(people.id, qrCodes.createdBy))
    .where(wanted)
    .orderBy(...order)
    .limit(pageSize + 1);
}
