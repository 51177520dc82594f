import { Bell, Book, Building2, LayoutGrid, ScrollText, Settings, Stamp } from "lucide-react";

const icons = {
  programs: LayoutGrid,
  approvals: Stamp,
  catalog: Book,
  workspaces: Building2,
  audit: ScrollText,
  settings: Settings,
  notices: Bell,
};

export type PlaceName = keyof typeof icons;

export function PlaceIcon({ name }: { name: PlaceName }) {
  const Icon = icons[name];
  return <Icon aria-hidden />;
}
