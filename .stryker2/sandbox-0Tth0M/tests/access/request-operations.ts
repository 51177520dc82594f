import { desc } from "drizzle-orm";
import { approvalRequests } from "@/db/schema";
import type { Ctx } from "@/lib/context";
import { listRequestsInput } from "@/lib/request/inputs";
import { listRequests } from "@/lib/request/list-requests";
import { approveRequest } from "@/lib/review/approve-request";
import { assertMayClose } from "@/lib/review/assert-may-close";
import { downloadPackage } from "@/lib/review/download-package";
import { getRequest } from "@/lib/review/get-request";
import { getPreviewCodeOfRequest } from "@/lib/review/get-preview-code-of-request";
import { listChangedFiles } from "@/lib/review/list-changed-files";
import { openChangedFile } from "@/lib/review/open-changed-file";
import { rejectRequest } from "@/lib/review/reject-request";
import { withdrawRequest } from "@/lib/review/withdraw-request";
import { assertMaySet } from "@/lib/settings/assert-may-set";
import { getSettings } from "@/lib/settings/get-settings";
import { setSelfApproval } from "@/lib/settings/set-self-approval";
import { addPublishRequest, addRemovalRequest } from "@/tests/support/requests";
import { addWallet, addWalletChange } from "@/tests/support/wallet";
import { byHand, type Answers, type PersonName } from "./answers";
import type { Case, Row } from "./cases";

type Run = (ctx: Ctx, number: number) => Promise<unknown>;

/** A removal of `latte` that somebody has asked for; and a number that nobody has. */
function onRequests(action: string, answers: { byLead: Answers; byStranger: Answers }, run: Run): Case[] {
  const asked = (on: string, applicant: PersonName, answers: Answers): Case => ({
    on,
    action,
    answers,
    given: (db, { people, miniPrograms }) => addRemovalRequest(db, miniPrograms.latte, people[applicant]),
    run: async (ctx) => run(ctx, await newestRequest(ctx)),
    about: ({ miniPrograms: { latte } }) => ({ miniProgramId: latte.id, workspaceId: latte.workspaceId }),
  });
  return [
    asked("a request about latte by its Developer Admin", "latteLead", answers.byLead),
    asked("a request about latte by somebody who sees it no more", "tramAdmin", answers.byStranger),
    asked("a request about latte by somebody who was removed", "removed", answers.byLead),
    {
      on: "a number that no request has",
      action,
      answers: byHand({}, "not_found"),
      run: (ctx) => run(ctx, 999_999),
      unknown: true,
    },
  ];
}

/** A version of `latte` that its Developer Admin has submitted. */
function onPublishRequest(run: Run): Case[] {
  return [
    {
      on: "a request to publish a version of latte",
      action: "approval.inspect",
      answers: deciding.byLead,
      given: (db, { people, miniPrograms }) => addPublishRequest(db, miniPrograms.latte, people.latteLead),
      run: async (ctx) => run(ctx, await newestRequest(ctx)),
      about: ({ miniPrograms: { latte } }) => ({ miniProgramId: latte.id, workspaceId: latte.workspaceId }),
    },
    {
      on: "a number that no request has",
      action: "approval.inspect",
      answers: byHand({}, "not_found"),
      run: (ctx) => run(ctx, 999_999),
      unknown: true,
    },
  ];
}

/** A change of a feature in use that Bela Builder has asked for: it is about no mini program. */
function onCatalogChange(action: string, answers: Answers, run: Run): Case[] {
  return [
    {
      on: "a change of the catalog",
      action,
      answers,
      given: async (db, world) => {
        await addWallet(db, world);
        await addWalletChange(db, world.people.builder);
      },
      run: async (ctx) => run(ctx, await newestRequest(ctx)),
    },
  ];
}

async function newestRequest({ db }: Ctx): Promise<number> {
  const [newest] = await db
    .select({ number: approvalRequests.number })
    .from(approvalRequests)
    .orderBy(desc(approvalRequests.number))
    .limit(1);
  return newest?.number ?? 0;
}

const approvers = { admin: "allowed", reviewer: "allowed" } as const;
const onLatte = { cafeAdmin: "forbidden", latteLead: "forbidden", latteDeveloper: "forbidden" } as const;
const deciding = {
  byLead: byHand({ ...approvers, ...onLatte }, "not_found"),
  byStranger: byHand({ ...approvers, ...onLatte, tramAdmin: "forbidden" }, "not_found"),
};
const withdrawing = {
  admin: "allowed",
  reviewer: "forbidden",
  cafeAdmin: "allowed",
  latteLead: "allowed",
  latteDeveloper: "forbidden",
} as const;
const withdrawn = {
  byLead: byHand(withdrawing, "not_found"),
  byStranger: byHand({ ...withdrawing, tramAdmin: "allowed" }, "not_found"),
};
/** Of the people of the super-app workspace alone: approvers, and its applicant. */
const ofCatalog = {
  seen: byHand({ ...approvers, builder: "allowed" }, "not_found"),
  decided: byHand({ ...approvers, builder: "forbidden" }, "not_found"),
  withdrawn: byHand({ admin: "allowed", builder: "allowed", reviewer: "forbidden" }, "not_found"),
};
const seeing = { ...approvers, cafeAdmin: "allowed", latteLead: "allowed", latteDeveloper: "allowed" } as const;
const aMember = {
  ...seeing,
  builder: "allowed",
  newcomer: "allowed",
  tramAdmin: "allowed",
} as const;

export const requestOperations: Record<string, Row> = {
  "request/list-requests": {
    kind: "read",
    cases: [
      {
        on: "all that wait",
        action: "approval.viewAll",
        answers: byHand(approvers, "forbidden"),
        run: (ctx) => listRequests(ctx, listRequestsInput.parse({ tab: "waiting" })),
      },
      {
        on: "one's own",
        action: "approval.viewOfMiniProgram",
        answers: byHand(aMember, "forbidden"),
        run: (ctx) => listRequests(ctx, listRequestsInput.parse({ tab: "mine" })),
      },
    ],
  },
  "review/get-request": {
    kind: "read",
    cases: [
      ...onRequests(
        "approval.viewOfMiniProgram",
        { byLead: byHand(seeing, "not_found"), byStranger: byHand({ ...seeing, tramAdmin: "allowed" }, "not_found") },
        (ctx, number) => getRequest(ctx, { number }),
      ),
      ...onCatalogChange("approval.viewAll", ofCatalog.seen, (ctx, number) => getRequest(ctx, { number })),
    ],
  },
  "review/download-package": {
    kind: "command",
    cases: onPublishRequest((ctx, number) => downloadPackage(ctx, { number })),
  },
  "review/get-preview-code-of-request": {
    kind: "command",
    cases: onPublishRequest((ctx, number) => getPreviewCodeOfRequest(ctx, { number })),
  },
  "review/list-changed-files": {
    kind: "command",
    cases: onPublishRequest((ctx, number) => listChangedFiles(ctx, { number })),
  },
  "review/open-changed-file": {
    kind: "command",
    cases: onPublishRequest(async (ctx, number) => {
      try {
        await openChangedFile(ctx, { number, path: "app.js" });
      } catch (error) {
        // Its rows have no bytes: whoever gets so far was let through.
        if (!(error instanceof Error) || !error.message.endsWith("is missing.")) throw error;
      }
    }),
  },
  "review/approve-request": {
    kind: "command",
    cases: [
      ...onRequests("approval.decide", deciding, (ctx, number) => approveRequest(ctx, { number, comment: "" })),
      ...onCatalogChange("approval.decide", ofCatalog.decided, (ctx, number) =>
        approveRequest(ctx, { number, comment: "" }),
      ),
    ],
  },
  "review/reject-request": {
    kind: "command",
    cases: [
      ...onRequests("approval.decide", deciding, (ctx, number) => rejectRequest(ctx, { number, reason: "No." })),
      ...onCatalogChange("approval.decide", ofCatalog.decided, (ctx, number) =>
        rejectRequest(ctx, { number, reason: "No." }),
      ),
    ],
  },
  "review/withdraw-request": {
    kind: "command",
    cases: [
      ...onRequests("removal.withdraw", withdrawn, (ctx, number) => withdrawRequest(ctx, { number })),
      ...onCatalogChange("catalog.delete", ofCatalog.withdrawn, (ctx, number) => withdrawRequest(ctx, { number })),
    ],
  },
  "review/assert-may-close": {
    kind: "command",
    cases: [
      ...onRequests("approval.decide", deciding, (ctx, number) => assertMayClose(ctx, { number, by: "deciding" })),
      ...onRequests("removal.withdraw", withdrawn, (ctx, number) => assertMayClose(ctx, { number, by: "withdrawing" })),
      ...onCatalogChange("approval.decide", ofCatalog.decided, (ctx, number) =>
        assertMayClose(ctx, { number, by: "deciding" }),
      ),
      ...onCatalogChange("catalog.delete", ofCatalog.withdrawn, (ctx, number) =>
        assertMayClose(ctx, { number, by: "withdrawing" }),
      ),
    ],
  },
  "settings/assert-may-set": {
    kind: "command",
    cases: [
      {
        on: "the console",
        action: "settings.manage",
        answers: byHand({ admin: "allowed" }, "forbidden"),
        run: (ctx) => assertMaySet(ctx),
      },
    ],
  },
  "settings/get-settings": {
    kind: "read",
    cases: [
      {
        on: "the console",
        action: "settings.manage",
        answers: byHand({ admin: "allowed" }, "forbidden"),
        run: (ctx) => getSettings(ctx),
      },
    ],
  },
  "settings/set-self-approval": {
    kind: "command",
    cases: [
      {
        on: "the console",
        action: "settings.manage",
        answers: byHand({ admin: "allowed" }, "forbidden"),
        run: (ctx) => setSelfApproval(ctx, { selfApproval: "off", revision: 1 }),
      },
    ],
  },
};
