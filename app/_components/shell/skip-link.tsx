export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-20 focus:rounded focus:bg-accent focus:px-4 focus:py-2 focus:font-medium focus:text-accent-ink"
    >
      {children}
    </a>
  );
}
