import { Alert } from "@/app/_components/ui/alert";
import { load } from "@/app/_server/load";
import { catalogEntry } from "@/lib/catalog/inputs";
import { listCatalogHistory, type CatalogHistory } from "@/lib/catalog/list-catalog-history";
import type { CatalogAct, CatalogKind } from "@/lib/vocabulary";

type Query = Record<string, string | string[] | undefined>;

const said: Record<CatalogAct, string> = {
  created: "It is in the catalog now.",
  edited: "Your changes are saved.",
  deleted: "It was deleted from the catalog. The audit log keeps its history.",
};

/** What was just done to an entry, where its history bears the address out. */
export function DoneNote({ query, history }: { query: Query; history: CatalogHistory }) {
  const act = history.changes[0]?.act;
  return act && act in query ? (
    <Alert tone="ok" role="status" className="mb-4">
      {said[act]}
    </Alert>
  ) : null;
}

/** On the list, after an entry was deleted. */
export async function DeletedNote({ query, kind }: { query: Query; kind: CatalogKind }) {
  const deleted = catalogEntry(kind, [query["deleted"]].flat()[0] ?? "");
  if (deleted === null) return null;
  const { changes } = await load((ctx) => listCatalogHistory(ctx, { kind, entry: deleted, before: null }));
  const [last] = changes;
  return last?.act === "deleted" ? (
    <Alert tone="ok" role="status" className="mb-4" title={`${deleted} is gone.`}>
      {said.deleted}
    </Alert>
  ) : null;
}
