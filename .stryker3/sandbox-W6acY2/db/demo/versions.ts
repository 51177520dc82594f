/** Folders of `db/seed/packages`, laid over one another in this order; what begins with one of `without` is left out. */
export type DemoPackage = { folder: string; layers: string[]; without?: string[] };

/** Decisions name nobody: the Reviewers decide in turn. */
export type DemoAct =
  | { did: "upload" | "note" | "submit" | "publish"; by: string; daysAgo: number }
  | { did: "startGrayscale" | "raiseShare"; by: string; daysAgo: number; share: number }
  | { did: "approve"; daysAgo: number; comment: string }
  | { did: "reject"; daysAgo: number; reason: string };

export type DemoVersion = {
  /** The mini program, by its English name. */
  of: string;
  number: string;
  /** A package, or what an HTML5 one was declared to use. */
  madeOf: DemoPackage | { jsapis: string[] };
  uploadNote: string;
  notes: { en?: string; "zh-CN"?: string; id?: string };
  story: DemoAct[];
};

export const demoVersions: DemoVersion[] = [
  {
    of: "ParcelPin",
    number: "1.0.0",
    madeOf: { folder: "parcelpin", layers: ["base"] },
    uploadNote: "First release: tracking by number or by the scanned label, and counters nearby.",
    notes: {
      en: "Track a parcel by its number or its label, and find the nearest counter.",
      "zh-CN": "输入单号或扫描面单即可跟踪包裹，并查找最近的网点。",
      id: "Lacak paket dengan nomor atau labelnya, dan temukan loket terdekat.",
    },
    story: [
      { did: "upload", by: "tomas", daysAgo: 490 },
      { did: "note", by: "tomas", daysAgo: 489.6 },
      { did: "submit", by: "tomas", daysAgo: 489.5 },
      { did: "approve", daysAgo: 488, comment: "" },
      { did: "publish", by: "tomas", daysAgo: 487 },
    ],
  },
  {
    of: "BrightBill",
    number: "1.0.2",
    madeOf: { jsapis: ["getPhoneNumber", "request", "setStorage", "getStorage", "showToast", "navigateTo"] },
    uploadNote: "The version of the closed trial, with the wording that the providers asked for.",
    notes: {
      en: "Electricity, water and internet bills of one household in one list.",
      "zh-CN": "一个列表查看家庭的电费、水费与网费。",
      id: "Tagihan listrik, air, dan internet satu rumah dalam satu daftar.",
    },
    story: [
      { did: "upload", by: "tomas", daysAgo: 392 },
      { did: "note", by: "tomas", daysAgo: 391.9 },
      { did: "submit", by: "tomas", daysAgo: 391.8 },
      { did: "approve", daysAgo: 390, comment: "" },
      { did: "publish", by: "tomas", daysAgo: 389 },
    ],
  },
  {
    of: "ClinicLine",
    number: "1.1.0",
    madeOf: { jsapis: ["getLocation", "openLocation", "request", "showToast", "confirm", "navigateTo"] },
    uploadNote: "Slots of the same day, and the way to the clinic.",
    notes: {
      en: "Book a free slot of today, and see the way to the clinic.",
      "zh-CN": "预约当天空档，并查看前往诊所的路线。",
      id: "Pesan jadwal kosong hari ini, dan lihat jalan ke klinik.",
    },
    story: [
      { did: "upload", by: "tomas", daysAgo: 371 },
      { did: "note", by: "tomas", daysAgo: 370.9 },
      { did: "submit", by: "tomas", daysAgo: 370.8 },
      {
        did: "approve",
        daysAgo: 369,
        comment: "Positions are used for sorting only, as the reason for Location says.",
      },
      { did: "publish", by: "tomas", daysAgo: 368 },
    ],
  },
  {
    of: "City Bus Pass",
    number: "1.9.0",
    madeOf: { folder: "city-bus-pass", layers: ["base"] },
    uploadNote: "Passes are kept on the phone, so that they open without a connection.",
    notes: {
      en: "Your passes open without a connection. The screen turns bright while you show one.",
      "zh-CN": "无网络也能打开车票，出示时屏幕自动调亮。",
      id: "Tiket Anda terbuka tanpa koneksi. Layar menjadi terang saat tiket ditunjukkan.",
    },
    story: [
      { did: "upload", by: "sven", daysAgo: 322 },
      { did: "note", by: "sven", daysAgo: 321.1 },
      { did: "submit", by: "sven", daysAgo: 321 },
      { did: "approve", daysAgo: 319, comment: "" },
      { did: "publish", by: "lucia", daysAgo: 318 },
    ],
  },
  {
    of: "Morning Cup",
    number: "1.2.0",
    madeOf: { folder: "morning-cup", layers: ["base"] },
    uploadNote: "Stores are sorted by distance. The last order is kept for ordering it again.",
    notes: {
      en: "The nearest store comes first, and your last order is one tap away.",
      "zh-CN": "优先显示最近的门店，一键再来一单。",
      id: "Toko terdekat tampil lebih dulu, dan pesanan terakhir Anda cukup satu ketukan.",
    },
    story: [
      { did: "upload", by: "kofi", daysAgo: 200 },
      { did: "note", by: "priya", daysAgo: 199.2 },
      { did: "submit", by: "priya", daysAgo: 199 },
      { did: "approve", daysAgo: 198, comment: "" },
      { did: "publish", by: "priya", daysAgo: 197 },
    ],
  },
  {
    of: "City Bus Pass",
    number: "2.0.0",
    madeOf: { folder: "city-bus-pass", layers: ["base", "2.0.0"], without: ["pages/timetable/"] },
    uploadNote: "Live arrivals take the place of the printed timetable.",
    notes: {
      en: "See when the next bus arrives at the stop nearest to you. Live arrivals replace the timetable.",
      "zh-CN": "查看最近站点下一班车的到站时间，实时到站取代时刻表。",
      id: "Lihat kapan bus berikutnya tiba di halte terdekat. Kedatangan langsung menggantikan jadwal.",
    },
    story: [
      { did: "upload", by: "sven", daysAgo: 97 },
      { did: "note", by: "sven", daysAgo: 96.1 },
      { did: "submit", by: "sven", daysAgo: 96 },
      {
        did: "approve",
        daysAgo: 94,
        comment: "The position is asked for when the page opens, with a way on without it.",
      },
      { did: "startGrayscale", by: "sven", daysAgo: 93, share: 10 },
      { did: "raiseShare", by: "sven", daysAgo: 90, share: 50 },
      { did: "publish", by: "lucia", daysAgo: 86 },
    ],
  },
  {
    of: "BrightBill",
    number: "1.0.3",
    madeOf: {
      jsapis: ["getAuthCode", "getPhoneNumber", "request", "setStorage", "getStorage", "showToast", "navigateTo"],
    },
    uploadNote: "Signs in at our server instead of asking for the phone number each time.",
    notes: {
      en: "You sign in once, and a reminder comes before each bill is due.",
      "zh-CN": "只需登录一次，账单到期前会提醒您。",
      id: "Cukup masuk sekali, dan pengingat datang sebelum tagihan jatuh tempo.",
    },
    story: [
      { did: "upload", by: "tomas", daysAgo: 62 },
      { did: "note", by: "tomas", daysAgo: 61.9 },
      { did: "submit", by: "tomas", daysAgo: 61.8 },
      { did: "approve", daysAgo: 60, comment: "" },
      { did: "publish", by: "tomas", daysAgo: 59 },
    ],
  },
  {
    of: "Morning Cup",
    number: "1.3.0",
    madeOf: { folder: "morning-cup", layers: ["base", "1.3.0"] },
    uploadNote: "The place in the queue after paying, and nutrition facts from the menu site.",
    notes: {
      en: "After paying you see how many cups are before yours. Nutrition and allergens are on the menu.",
      "zh-CN": "付款后可查看前面还有几杯，菜单新增营养与过敏原信息。",
      id: "Setelah membayar, Anda melihat berapa cangkir sebelum giliran Anda. Gizi dan alergen ada di menu.",
    },
    story: [
      { did: "upload", by: "kofi", daysAgo: 13 },
      { did: "note", by: "priya", daysAgo: 12.6 },
      { did: "submit", by: "priya", daysAgo: 12.5 },
      { did: "approve", daysAgo: 11.5, comment: "" },
      { did: "startGrayscale", by: "priya", daysAgo: 11, share: 10 },
      { did: "raiseShare", by: "priya", daysAgo: 5, share: 30 },
    ],
  },
  {
    of: "FilmNight",
    number: "1.0.0",
    madeOf: { folder: "filmnight", layers: ["base"] },
    uploadNote: "First release, for the two cinemas of the pilot.",
    notes: {
      en: "Tonight's films, seats chosen on the plan, and payment in the app.",
      "zh-CN": "今晚影片、座位图选座、应用内支付。",
      id: "Film malam ini, pilih kursi di denah, dan bayar di aplikasi.",
    },
    story: [
      { did: "upload", by: "priya", daysAgo: 7 },
      { did: "note", by: "priya", daysAgo: 6.6 },
      { did: "submit", by: "priya", daysAgo: 6.5 },
      { did: "approve", daysAgo: 4.1, comment: "Put the hosts on the whitelist before you publish." },
    ],
  },
  {
    of: "City Bus Pass",
    number: "2.1.0",
    madeOf: { folder: "city-bus-pass", layers: ["base", "2.0.0", "2.1.0"], without: ["pages/timetable/"] },
    uploadNote: "Voucher codes. A code that was just copied is filled in by itself.",
    notes: {
      en: "Redeem voucher codes when you buy a pass.",
      "zh-CN": "购票时可使用优惠券码。",
      id: "Tukarkan kode voucer saat membeli tiket.",
    },
    story: [
      { did: "upload", by: "sven", daysAgo: 2 },
      { did: "note", by: "sven", daysAgo: 1.75 },
      { did: "submit", by: "sven", daysAgo: 1.7 },
      {
        did: "reject",
        daysAgo: 0.05,
        reason:
          "app.js reads the clipboard each time the app comes to the front, whatever the rider copied. Read it only when the rider taps a paste button on the page that asks for the code.",
      },
    ],
  },
  {
    of: "Morning Cup",
    number: "1.4.0",
    madeOf: { folder: "morning-cup", layers: ["base", "1.3.0", "1.4.0"] },
    uploadNote: "Receipts by phone number. The storage calls are written out, so that the scan can tell them.",
    notes: {
      en: "Have the receipt sent to your phone number while you wait for your coffee.",
      "zh-CN": "等候咖啡时，可将收据发送到您的手机号码。",
      id: "Terima struk di nomor ponsel Anda sambil menunggu kopi.",
    },
    story: [
      { did: "upload", by: "kofi", daysAgo: 0.2 },
      { did: "note", by: "priya", daysAgo: 0.012 },
      { did: "submit", by: "priya", daysAgo: 0.008 },
    ],
  },
  {
    of: "GreenBox Market",
    number: "0.1.0",
    madeOf: { folder: "greenbox-market", layers: ["base"] },
    uploadNote: "A first look: shelf and basket. The delivery address comes from the phone.",
    notes: {},
    story: [{ did: "upload", by: "hana", daysAgo: 0.13 }],
  },
];
