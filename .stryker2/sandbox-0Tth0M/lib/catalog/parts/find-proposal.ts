import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../../../db/connect";
import { approvalRequests, featureProposals, features, people } from "../../../db/schema";

export type Proposal = { request: number; applicant: { id: string; name: string } };

/** The open request for a change of this feature, if there is one. */
export async function findProposal(db: Db, key: string): Promise<Proposal | null> {
  const [open] = await db
    .select({ request: approvalRequests.number, applicant: { id: people.id, name: people.name } })
    .from(approvalRequests)
    .innerJoin(people, eq(people.id, approvalRequests.openedBy))
    .where(and(isOpen, eq(approvalRequests.subject, key)));
  return open ?? null;
}

/** The features into which open requests would take this JSAPI. */
export async function proposedFor(db: Db, jsapi: string): Promise<{ name: string; request: number }[]> {
  return db
    .select({ name: features.name, request: approvalRequests.number })
    .from(approvalRequests)
    .innerJoin(featureProposals, eq(featureProposals.requestNumber, approvalRequests.number))
    .innerJoin(features, eq(features.key, approvalRequests.subject))
    .where(and(isOpen, sql`${jsapi} = any(${featureProposals.jsapis})`))
    .orderBy(asc(features.sortName), asc(features.key));
}

const isOpen = and(
  eq(approvalRequests.category, "catalog_change"),
  isNull(approvalRequests.miniProgramId),
  eq(approvalRequests.state, "in_review"),
);
