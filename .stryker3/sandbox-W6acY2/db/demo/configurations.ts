export type DemoConfiguration = {
  /** The English name of the mini program. */
  of: string;
  /** Who set it up: a Developer Admin of it. */
  by: string;
  daysAgo: number;
  production: { clientId: string; merchantId: string };
  sandbox: { clientId: string; merchantId: string };
  serverDomains: string[];
  h5Domains: string[];
  testers: string[];
};

/** Of one mini program a later one replaces an earlier one. */
export const demoConfigurations: DemoConfiguration[] = [
  {
    of: "ParcelPin",
    by: "tomas",
    daysAgo: 494,
    production: { clientId: "parcel_live_77f1", merchantId: "M-2088-1003" },
    sandbox: { clientId: "parcel_test_77f1", merchantId: "M-SANDBOX-03" },
    serverDomains: ["https://api.parcelpin.harborpay.example", "wss://track.parcelpin.harborpay.example:9443"],
    h5Domains: [],
    testers: ["tomas@harborpay.example"],
  },
  {
    of: "BrightBill",
    by: "tomas",
    daysAgo: 396,
    production: { clientId: "bright_live_51d8", merchantId: "M-2088-1001" },
    sandbox: { clientId: "bright_test_51d8", merchantId: "M-SANDBOX-01" },
    serverDomains: ["https://api.brightbill.harborpay.example", "https://*.providers.harborpay.example"],
    h5Domains: ["brightbill.harborpay.example", "pay.harborpay.example"],
    testers: ["mei@harborpay.example", "harbor-user-20417"],
  },
  {
    of: "ClinicLine",
    by: "tomas",
    daysAgo: 375,
    production: { clientId: "clinic_live_02ba", merchantId: "M-2088-1002" },
    sandbox: { clientId: "clinic_test_02ba", merchantId: "M-SANDBOX-02" },
    serverDomains: ["https://api.clinicline.harborpay.example"],
    h5Domains: ["clinicline.harborpay.example"],
    testers: ["harbor-user-20417"],
  },
  {
    of: "City Bus Pass",
    by: "lucia",
    daysAgo: 330,
    production: { clientId: "ctb_live_7f20c1", merchantId: "M-2088-4417" },
    sandbox: { clientId: "ctb_test_09ad32", merchantId: "M-SANDBOX-17" },
    serverDomains: ["https://api.citytransit.example", "wss://arrivals.citytransit.example"],
    h5Domains: ["https://help.citytransit.example"],
    testers: ["sven@citytransit.example"],
  },
  {
    of: "Morning Cup",
    by: "priya",
    daysAgo: 205,
    production: { clientId: "", merchantId: "" },
    sandbox: { clientId: "mcup_test_3e91", merchantId: "M-SANDBOX-04" },
    serverDomains: ["https://api.morningcup.example"],
    h5Domains: [],
    testers: ["kofi@morningcup.example"],
  },
  {
    of: "Morning Cup",
    by: "priya",
    daysAgo: 121,
    production: { clientId: "mcup_live_88c0", merchantId: "M-2088-3302" },
    sandbox: { clientId: "mcup_test_3e91", merchantId: "M-SANDBOX-04" },
    serverDomains: ["https://api.morningcup.example", "https://img.morningcup.example", "https://晨光咖啡.example"],
    h5Domains: ["menu.morningcup.example"],
    testers: ["kofi@morningcup.example", "priya@morningcup.example"],
  },
  {
    of: "Morning Cup",
    by: "priya",
    daysAgo: 14,
    production: { clientId: "mcup_live_88c0", merchantId: "M-2088-3302" },
    sandbox: { clientId: "mcup_test_3e91", merchantId: "M-SANDBOX-04" },
    serverDomains: [
      "https://api.morningcup.example",
      "https://img.morningcup.example",
      "wss://queue.morningcup.example",
      "https://晨光咖啡.example",
    ],
    h5Domains: ["menu.morningcup.example"],
    testers: ["kofi@morningcup.example", "priya@morningcup.example", "cup-tester-001"],
  },
];
