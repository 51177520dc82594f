/** The header of a download with a name in any script, and one in ASCII for those who read no other. */
export function attachment({ full, ascii }: { full: string; ascii: string }): string {
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
