type DemoQrCode = {
  of: string;
  by: string;
  daysAgo: number;
  name: string;
  url: string;
  parameters: Record<string, string>;
};

export const demoQrCodes: DemoQrCode[] = [
  {
    of: "Morning Cup",
    by: "priya",
    daysAgo: 12,
    name: "Counter at the station",
    url: "pages/menu/menu",
    parameters: { store: "Central Station", table: "counter" },
  },
  {
    of: "Morning Cup",
    by: "priya",
    daysAgo: 9,
    name: "Find a store",
    url: "pages/stores/stores",
    parameters: {},
  },
  {
    of: "City Bus Pass",
    by: "lucia",
    daysAgo: 20,
    name: "Poster at bus stops",
    url: "pages/arrivals/arrivals",
    parameters: { from: "bus stop" },
  },
];
