import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  catalogActs,
  catalogFields,
  catalogKinds,
  featureAccesses,
  platforms,
  type CatalogAct,
  type CatalogField,
  type CatalogKind,
  type FeatureAccess,
  type Platform,
} from "../../lib/vocabulary";
import { areAllOf, isOneOf } from "./checks";
import { moment, plainText } from "./columns";
import { miniPrograms } from "./mini-programs";
import { people } from "./people";
import { approvalRequests } from "./requests";

/** The calls of the app. Packages name them, so a name never changes. */
export const jsapis = pgTable(
  "jsapis",
  {
    name: plainText("name").primaryKey(),
    description: text("description").notNull(),
    platforms: text("platforms").array().$type<Platform[]>().notNull(),
    sensitive: boolean("sensitive").notNull(),
    /** What the list searches: name and description, folded (lib/text/search-text). */
    searchText: plainText("search_text").notNull(),
    /** Counts the changes: an edit names the one that it began from. */
    revision: integer("revision").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    index("jsapis_order").on(sql`lower(${t.name})`, t.name),
    check("jsapis_name", sql`${t.name} ~ '^[a-z][A-Za-z0-9]{1,63}$'`),
    check("jsapis_description", sql`char_length(${t.description}) between 1 and 200`),
    check("jsapis_platforms", sql`cardinality(${t.platforms}) > 0 and ${areAllOf(t.platforms, platforms)}`),
    check("jsapis_revision_from_1", sql`${t.revision} >= 1`),
  ],
);

/** Packages of JSAPIs. The key stands in addresses, so it never changes. */
export const features = pgTable(
  "features",
  {
    key: plainText("key").primaryKey(),
    name: text("name").notNull(),
    /** The name normalised and case folded: it is unique. */
    nameKey: text("name_key").notNull(),
    sortName: plainText("sort_name").notNull(),
    description: text("description").notNull(),
    access: text("access").$type<FeatureAccess>().notNull(),
    /** What the list searches besides the JSAPIs: name, key and description, folded. */
    searchText: plainText("search_text").notNull(),
    /** Counts the changes, also of its JSAPIs: an edit names the one that it began from. */
    revision: integer("revision").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("features_name").on(t.nameKey),
    index("features_order").on(t.sortName, t.key),
    check("features_key", sql`${t.key} ~ '^[a-z0-9-]{2,40}$'`),
    check("features_name_length", sql`char_length(${t.name}) between 2 and 40`),
    check("features_description", sql`char_length(${t.description}) between 1 and 200`),
    check("features_access", isOneOf(t.access, featureAccesses)),
    check("features_revision_from_1", sql`${t.revision} >= 1`),
  ],
);

/** What a feature grants. A JSAPI may be granted by several, and stays as long as one of them grants it. */
export const featureJsapis = pgTable(
  "feature_jsapis",
  {
    featureKey: plainText("feature_key")
      .notNull()
      .references(() => features.key, { onDelete: "cascade" }),
    jsapiName: plainText("jsapi_name")
      .notNull()
      .references(() => jsapis.name),
  },
  (t) => [primaryKey({ columns: [t.featureKey, t.jsapiName] }), index("feature_jsapis_jsapi").on(t.jsapiName)],
);

/** The features that a mini program was given. A feature stays as long as one of them has it. */
export const miniProgramFeatures = pgTable(
  "mini_program_features",
  {
    miniProgramId: plainText("mini_program_id")
      .notNull()
      .references(() => miniPrograms.id, { onDelete: "cascade" }),
    featureKey: plainText("feature_key")
      .notNull()
      .references(() => features.key),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => people.id),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.miniProgramId, t.featureKey] }),
    index("mini_program_features_feature").on(t.featureKey),
  ],
);

/** The history of the catalog: one row for each field that changed, and one for each coming and going. It outlives its entry. */
export const catalogChanges = pgTable(
  "catalog_changes",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text("kind").$type<CatalogKind>().notNull(),
    /** The name of the JSAPI or the key of the feature. */
    entry: plainText("entry").notNull(),
    act: text("act").$type<CatalogAct>().notNull(),
    /** The entry's revision that this change made, or at which it went. */
    revision: integer("revision").notNull(),
    /** Which field was edited; null where the entry came or went. */
    field: text("field").$type<CatalogField>(),
    before: json("before").$type<string | string[] | boolean | null>(),
    after: json("after").$type<string | string[] | boolean | null>(),
    changedBy: uuid("changed_by")
      .notNull()
      .references(() => people.id),
    changedAt: moment("changed_at").notNull(),
    /** The approved request that asked for it, where it needed one. */
    requestNumber: bigint("request_number", { mode: "number" }).references(() => approvalRequests.number),
  },
  (t) => [
    index("catalog_changes_entry").on(t.kind, t.entry, t.id),
    check("catalog_changes_kind", isOneOf(t.kind, catalogKinds)),
    check("catalog_changes_act", isOneOf(t.act, catalogActs)),
    check("catalog_changes_field", sql`${t.field} is null or ${isOneOf(t.field, catalogFields)}`),
    check("catalog_changes_edits_name_a_field", sql`(${t.act} = 'edited') = (${t.field} is not null)`),
  ],
);

/** What a request for a change of a feature would make of it. The feature's key is the request's subject. */
export const featureProposals = pgTable(
  "feature_proposals",
  {
    requestNumber: bigint("request_number", { mode: "number" })
      .primaryKey()
      .references(() => approvalRequests.number),
    /** The feature's revision from which it began. */
    revision: integer("revision").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    access: text("access").$type<FeatureAccess>().notNull(),
    jsapis: text("jsapis").array().notNull(),
  },
  (t) => [
    check("feature_proposals_access", isOneOf(t.access, featureAccesses)),
    check("feature_proposals_jsapis", sql`cardinality(${t.jsapis}) > 0`),
    check("feature_proposals_revision_from_1", sql`${t.revision} >= 1`),
  ],
);
