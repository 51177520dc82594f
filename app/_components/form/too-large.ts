import type { FormState } from "./form-state";

/** A form carries 512 KiB; what the server would refuse unread is told beside the field, before it is sent. */
const longestFiles = 480 * 1024;

export function tooLarge(data: FormData): FormState | undefined {
  const files = [...data].flatMap(([name, value]) =>
    value instanceof File && value.size > 0 ? [{ name, value }] : [],
  );
  if (files.reduce((sum, { value }) => sum + value.size, 0) <= longestFiles) return undefined;
  const issues: Record<string, string[]> = {};
  for (const { name, value } of files) {
    const size = Math.ceil(value.size / 1024).toLocaleString("en");
    issues[name] = [`${value.name} has ${size} KiB, more than a form carries. Choose a smaller file.`];
  }
  return { status: "error", code: "invalid", message: "A file is too large. Nothing was sent.", issues };
}
