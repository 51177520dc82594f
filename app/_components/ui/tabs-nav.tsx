import type { Href } from "./app-link";
import { TabLink } from "./tab-link";

export type Tab = {
  href: Href;
  label: string;
  count?: number | undefined;
  /** Left out, the tab whose address begins the current path is the current one. */
  current?: boolean;
};

export function TabsNav({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="border-b border-line max-md:-mx-4 max-md:overflow-x-auto max-md:px-4">
      <ul className="flex gap-x-5.5 max-md:w-max">
        {tabs.map((tab) => (
          <li key={tab.href} className="shrink-0">
            <TabLink {...tab} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
