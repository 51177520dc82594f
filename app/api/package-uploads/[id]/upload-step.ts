/** What the answer says line by line, as JSON, while the package goes its way. */
export type UploadStep =
  | { step: "received" | "checked" | "scanned" }
  | { step: "kept"; draft: string }
  | { step: "refused"; draft: string; problems: { file: string | null; message: string }[] }
  | { step: "failed"; error: string; reference?: string; issues?: Record<string, string[]> };
