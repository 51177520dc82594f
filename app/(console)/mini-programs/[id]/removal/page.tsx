import type { Metadata } from "next";
import { Alert } from "@/app/_components/ui/alert";
import { load } from "@/app/_server/load";
import { screen } from "@/app/screen";
import { isLive } from "@/lib/mini-program/lifecycle";
import { getRemoval } from "@/lib/removal/get-removal";
import { getRequest } from "@/lib/review/get-request";
import { Deletion } from "./deletion";
import { RemovalRequest } from "./removal-request";
import { RemovalUnderWay } from "./removal-under-way";

export const metadata: Metadata = { title: "Removal" };

const notes = new Map([
  ["requested", "The request was sent. Somebody else decides it now."],
  ["given-up", "The removal was given up. The mini program stays as it is."],
  ["removed", "The mini program was removed. It is archived: its people can still read it."],
]);

export default screen(async function RemovalPage({ params, searchParams }: PageProps<"/mini-programs/[id]/removal">) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const removal = await load((ctx) => getRemoval(ctx, { id }));
  const request = removal.latest?.ending === null ? await waiting(removal.latest.request) : null;
  const note = notes.get(String(query["done"]));
  const isUnderWay = removal.latest !== null && removal.latest.ending === null;
  return (
    <div className="flex flex-col gap-4">
      {note && (
        <Alert tone="ok" role="status">
          {note}
        </Alert>
      )}
      {isUnderWay && removal.latest ? (
        <RemovalUnderWay view={removal} removal={removal.latest} waitsFor={request?.acts.waitsFor ?? null} />
      ) : (
        isLive(removal.state) && <RemovalRequest view={removal} />
      )}
      {!isUnderWay && <Deletion view={removal} />}
    </div>
  );
});

/** Whoever sees how its removal stands sees the request too. */
const waiting = (number: number) => load((ctx) => getRequest(ctx, { number }));
