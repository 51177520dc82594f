import type { QrCodeRow } from "@/lib/qr-code/list-qr-codes";

export function parametersInShort(parameters: QrCodeRow["parameters"]): string {
  return parameters.map(({ name, value }) => `${name}: ${value}`).join(", ");
}
