import { record } from "../audit/record";
import { permittedMiniProgram } from "../access/permitted-mini-program";
import type { Configuration } from "../configuration/fields";
import { newestRevision } from "../configuration/parts/read-revision";
import { inTransaction, type Ctx } from "../context";
import { configurationLabels } from "../format/labels";
import { configurationLists } from "../vocabulary";
import type { ExportFormat } from "./inputs";
import { exportFile, type ExportFile, type Sheet } from "./parts/export-file";
import { namedProgram } from "./parts/named-program";
import { watchRights } from "./parts/watch-rights";

/** The configuration of a mini program as it is now: a row for each ID, and one for each entry of a whitelist. */
export async function exportConfiguration(ctx: Ctx, input: { id: string; format: ExportFormat }): Promise<ExportFile> {
  const { id, format } = input;
  const name = await inTransaction(ctx, async (ctx) => {
    const { name, subject } = await namedProgram(ctx, id, "configuration.view");
    await record(ctx, "export.made", subject, { name, exported: "configuration", format });
    return { full: `${name} configuration`, ascii: `${id}-configuration` };
  });
  return exportFile(ctx, { name, format, sheet, batches: inOneBatch(ctx, id) });
}

async function* inOneBatch(ctx: Ctx, id: string): AsyncGenerator<Row[]> {
  const current = await watchRights(ctx);
  const now = await current();
  await permittedMiniProgram(now, id, "configuration.view");
  yield rowsOf((await newestRevision(now.db, id)).configuration);
}

const ids = { clientId: "Client ID", merchantId: "Merchant ID" };
const environments = { production: "Production", sandbox: "Sandbox" };

type Row = {
  field: keyof typeof ids | (typeof configurationLists)[number];
  environment: keyof typeof environments | null;
  value: string | null;
};

function rowsOf(configuration: Configuration): Row[] {
  const { productionClientId, productionMerchantId, sandboxClientId, sandboxMerchantId } = configuration;
  return [
    { field: "clientId", environment: "production", value: productionClientId },
    { field: "merchantId", environment: "production", value: productionMerchantId },
    { field: "clientId", environment: "sandbox", value: sandboxClientId },
    { field: "merchantId", environment: "sandbox", value: sandboxMerchantId },
    ...configurationLists.flatMap((field) =>
      configuration[field].map((value) => ({ field, environment: null, value })),
    ),
  ];
}

const fieldWords = { ...configurationLabels, ...ids };

const sheet: Sheet<Row> = {
  columns: [
    { head: "Field", cell: ({ field }) => fieldWords[field] },
    { head: "Environment", cell: ({ environment }) => environment && environments[environment] },
    { head: "Value", cell: ({ value }) => value },
  ],
  value: (row) => row,
};
