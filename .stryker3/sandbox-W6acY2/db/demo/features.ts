type DemoActivation = { key: string; reason: string };

export type DemoFeatures = {
  /** The mini program, by its English name. */
  of: string;
  by: string;
  addedDaysAgo: number;
  direct: string[];
  /** Applied for on the same day and approved on the next. */
  activations: DemoActivation[];
};

export const demoFeaturesOfMiniPrograms: DemoFeatures[] = [
  {
    of: "ParcelPin",
    by: "tomas",
    addedDaysAgo: 498,
    direct: ["device", "interface", "network"],
    activations: [{ key: "location", reason: "Shows the nearest counter that takes the parcel in." }],
  },
  {
    of: "BrightBill",
    by: "tomas",
    addedDaysAgo: 399,
    direct: ["interface", "navigation", "network", "storage"],
    activations: [{ key: "user-information", reason: "Finds the household's contracts by the verified phone number." }],
  },
  {
    of: "ClinicLine",
    by: "tomas",
    addedDaysAgo: 378,
    direct: ["interface", "navigation", "network"],
    activations: [{ key: "location", reason: "Sorts the clinics by how near they are." }],
  },
  {
    of: "City Bus Pass",
    by: "lucia",
    addedDaysAgo: 338,
    direct: ["device", "interface", "navigation", "network", "storage"],
    activations: [
      { key: "payment", reason: "Day and month passes are bought here." },
      { key: "location", reason: "Shows the stops around the rider." },
    ],
  },
  {
    of: "Morning Cup",
    by: "priya",
    addedDaysAgo: 210,
    direct: ["device", "interface", "navigation", "network", "storage"],
    activations: [
      { key: "user-information", reason: "The name on the cup, and the receipt by phone number." },
      { key: "payment", reason: "Coffee is paid when it is ordered." },
      { key: "location", reason: "Offers the nearest store first." },
    ],
  },
  {
    of: "FilmNight",
    by: "priya",
    addedDaysAgo: 38,
    direct: ["interface", "media", "navigation", "network"],
    activations: [{ key: "payment", reason: "Seats are paid when they are chosen." }],
  },
  {
    of: "GreenBox Market",
    by: "hana",
    addedDaysAgo: 8,
    direct: ["interface", "navigation", "network", "storage"],
    activations: [],
  },
];

/** Waits for a reviewer. */
export const demoOpenActivation = {
  of: "BrightBill",
  by: "tomas",
  key: "payment",
  reason: "Bills should be paid here. Today BrightBill only shows them and leads to each provider's own page.",
  daysAgo: 1,
};
