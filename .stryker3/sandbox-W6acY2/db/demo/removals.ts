export type DemoRemoval = {
  /** The mini program, by its English name. */
  name: string;
  applicant: string;
  reason: string;
  comment: string;
  requestedDaysAgo: number;
  approvedDaysAgo: number;
  /** Null where it still waits to be carried out. */
  carriedOutDaysAgo: number | null;
};

export const demoRemovals: DemoRemoval[] = [
  {
    name: "ParcelPin",
    applicant: "tomas",
    reason: "Sending parcels has moved into the app itself. Nobody has opened ParcelPin for a month.",
    comment: "",
    requestedDaysAgo: 36,
    approvedDaysAgo: 34,
    carriedOutDaysAgo: 31,
  },
  {
    name: "ClinicLine",
    applicant: "tomas",
    reason: "The clinics take bookings through their own service from next month on.",
    comment: "Please tell its users a week before it goes.",
    requestedDaysAgo: 6,
    approvedDaysAgo: 4,
    carriedOutDaysAgo: null,
  },
];
