/** The name as packages call it. */
export function JsapiName({ children }: { children: string }) {
  return <span className="font-mono text-sm [font-variant-ligatures:none] md:whitespace-nowrap">{children}</span>;
}
