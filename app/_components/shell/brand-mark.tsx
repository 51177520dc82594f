export function BrandMark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className={className} fill="currentColor">
      <rect width="9" height="9" rx="2.5" />
      <rect x="11" width="9" height="9" rx="2.5" opacity="0.62" />
      <rect y="11" width="9" height="9" rx="2.5" opacity="0.62" />
      <rect x="11" y="11" width="9" height="9" rx="2.5" opacity="0.32" />
    </svg>
  );
}
