import type { Db } from "@/db/connect";
import { approvalRequests, featureProposals } from "@/db/schema";
import { editFeatureInput } from "@/lib/catalog/inputs";
import { addFeature, giveFeature } from "./catalog";
import type { SmallWorld } from "./small-world";
import { testNow } from "./world";

const wallet = {
  key: "wallet",
  revision: "1",
  name: "Wallet",
  description: "What wallet is for.",
  access: "activation",
  jsapis: ["findPlace"],
} as const;

export const walletEdit = (change: object) => editFeatureInput.parse({ ...wallet, ...change });

/** The feature "wallet", which needs activation and which the mini program `latte` has. */
export async function addWallet(db: Db, { people, miniPrograms }: SmallWorld, key: string = wallet.key): Promise<void> {
  const { name, access, description } = wallet;
  const own = key === wallet.key ? name : `Wallet ${key}`;
  await addFeature(db, people.builder, { key, name: own, access, description, jsapis: [...wallet.jsapis] });
  await giveFeature(db, miniPrograms.latte, key, people.cafeAdmin);
}

/** An open request, as it stands in its tables, that the wallet becomes direct. */
export async function addWalletChange(db: Db, applicant: { id: string }, key: string = wallet.key): Promise<number> {
  const [opened] = await db
    .insert(approvalRequests)
    .values({
      category: "catalog_change",
      subject: key,
      title: `Change the feature ${wallet.name}`,
      reason: "Everyone pays.",
      snapshot: { groups: [] },
      openedBy: applicant.id,
      openedAt: testNow,
      involved: [applicant.id],
    })
    .returning({ number: approvalRequests.number });
  if (!opened) throw new Error("The request was not written.");
  const { description, jsapis } = wallet;
  const name = key === wallet.key ? wallet.name : `Wallet ${key}`;
  const proposal = { name, description, access: "direct" as const, jsapis: [...jsapis], revision: 1 };
  await db.insert(featureProposals).values({ requestNumber: opened.number, ...proposal });
  return opened.number;
}
