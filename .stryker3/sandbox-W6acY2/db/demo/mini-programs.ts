import type { Category, DeveloperRole, MiniProgramType } from "../../lib/vocabulary";

type Texts = { name: string; tagline: string; description: string; keywords: string };

export type DemoMiniProgram = {
  logo: string;
  type: MiniProgramType;
  workspace: string;
  creator: string;
  createdDaysAgo: number;
  categories: Category[];
  serviceEmail: string;
  servicePhone: string;
  entranceUrl: string;
  texts: { en: Texts; "zh-CN": Texts; id: Texts };
  members: { subject: string; role: DeveloperRole }[];
};

export const demoMiniPrograms: DemoMiniProgram[] = [
  {
    logo: "morning-cup.png",
    type: "native",
    workspace: "morning-cup",
    creator: "priya",
    createdDaysAgo: 212,
    categories: ["food-drink/cafe", "food-drink/delivery"],
    serviceEmail: "help@morningcup.example",
    servicePhone: "+65 6123 4501",
    entranceUrl: "",
    texts: {
      en: {
        name: "Morning Cup",
        tagline: "Coffee ordered ahead",
        description:
          "Order your coffee on the way, pay in the app and pick it up without waiting. Opening hours and stores near you.",
        keywords: "coffee, breakfast, pick-up, cafe",
      },
      "zh-CN": {
        name: "晨光咖啡",
        tagline: "提前点好咖啡",
        description: "路上下单，到店即取，无需排队。查看附近门店与营业时间，用应用支付。",
        keywords: "咖啡，早餐，自提",
      },
      id: {
        name: "Kopi Pagi",
        tagline: "Pesan kopi lebih awal",
        description:
          "Pesan kopi di jalan, bayar di aplikasi, dan ambil tanpa antre. Jam buka dan toko di sekitar Anda.",
        keywords: "kopi, sarapan, ambil sendiri",
      },
    },
    members: [{ subject: "kofi", role: "developer" }],
  },
  {
    logo: "city-bus-pass.png",
    type: "native",
    workspace: "city-transit",
    creator: "lucia",
    createdDaysAgo: 340,
    categories: ["travel-transport/transit"],
    serviceEmail: "service@citytransit.example",
    servicePhone: "+65 6123 4502",
    entranceUrl: "",
    texts: {
      en: {
        name: "City Bus Pass",
        tagline: "Tickets and live arrivals",
        description:
          "Buy day and month passes, show them to the driver, and see when the next bus arrives at your stop.",
        keywords: "bus, ticket, transit, timetable",
      },
      "zh-CN": {
        name: "城市公交通",
        tagline: "购票与实时到站",
        description: "购买日票与月票，上车出示即可，并可查看下一班车的到站时间。",
        keywords: "公交，车票，到站",
      },
      id: {
        name: "Kartu Bus Kota",
        tagline: "Tiket dan kedatangan bus",
        description: "Beli tiket harian dan bulanan, tunjukkan kepada pengemudi, dan lihat kapan bus berikutnya tiba.",
        keywords: "bus, tiket, jadwal",
      },
    },
    members: [{ subject: "sven", role: "developer_admin" }],
  },
  {
    logo: "greenbox-market.png",
    type: "native",
    workspace: "greenbox",
    creator: "hana",
    createdDaysAgo: 9,
    categories: ["food-drink/groceries", "food-drink/delivery"],
    serviceEmail: "",
    servicePhone: "",
    entranceUrl: "",
    texts: {
      en: {
        name: "GreenBox Market",
        tagline: "Fresh food in an hour",
        description: "Food from farms.",
        keywords: "groceries, vegetables, delivery",
      },
      "zh-CN": {
        name: "绿箱生鲜",
        tagline: "一小时送达的生鲜",
        description: "附近农场的蔬菜水果，一小时送到家。",
        keywords: "生鲜，蔬菜，配送",
      },
      id: {
        name: "GreenBox Market",
        tagline: "Makanan segar dalam sejam",
        description: "Sayur dan buah dari kebun sekitar, diantar dalam satu jam.",
        keywords: "sayur, buah, antar",
      },
    },
    members: [],
  },
  {
    logo: "brightbill.png",
    type: "html5",
    workspace: "harbor-pay",
    creator: "tomas",
    createdDaysAgo: 401,
    categories: ["bills-utilities/electricity", "bills-utilities/water", "bills-utilities/internet"],
    serviceEmail: "brightbill@harborpay.example",
    servicePhone: "+65 6123 4504",
    entranceUrl: "https://brightbill.harborpay.example/app",
    texts: {
      en: {
        name: "BrightBill",
        tagline: "Pay every household bill",
        description: "Electricity, water and internet bills in one place, with a reminder before each is due.",
        keywords: "bills, electricity, water, internet",
      },
      "zh-CN": {
        name: "明账缴费",
        tagline: "一处缴清家庭账单",
        description: "电费、水费与网费集中缴纳，到期前提醒。",
        keywords: "缴费，电费，水费",
      },
      id: {
        name: "BrightBill",
        tagline: "Bayar semua tagihan rumah",
        description: "Tagihan listrik, air, dan internet di satu tempat, dengan pengingat sebelum jatuh tempo.",
        keywords: "tagihan, listrik, air",
      },
    },
    members: [],
  },
  {
    logo: "clinicline.png",
    type: "html5",
    workspace: "harbor-pay",
    creator: "tomas",
    createdDaysAgo: 380,
    categories: ["health/clinics"],
    serviceEmail: "clinicline@harborpay.example",
    servicePhone: "+65 6123 4505",
    entranceUrl: "https://clinicline.harborpay.example/",
    texts: {
      en: {
        name: "ClinicLine",
        tagline: "Book a doctor nearby",
        description: "Find a clinic with a free slot today, book it, and bring your queue number on your phone.",
        keywords: "doctor, clinic, appointment",
      },
      "zh-CN": {
        name: "诊所通",
        tagline: "预约附近的医生",
        description: "查找今天有空档的诊所，在线预约，手机取号。",
        keywords: "医生，诊所，预约",
      },
      id: {
        name: "ClinicLine",
        tagline: "Pesan dokter terdekat",
        description: "Temukan klinik yang kosong hari ini, pesan, dan bawa nomor antrean di ponsel Anda.",
        keywords: "dokter, klinik, janji",
      },
    },
    members: [],
  },
  {
    logo: "parcelpin.png",
    type: "native",
    workspace: "harbor-pay",
    creator: "tomas",
    createdDaysAgo: 520,
    categories: ["logistics/parcel", "logistics/courier"],
    serviceEmail: "parcelpin@harborpay.example",
    servicePhone: "+65 6123 4506",
    entranceUrl: "",
    texts: {
      en: {
        name: "ParcelPin",
        tagline: "Send and track parcels",
        description: "Print a label at home, hand the parcel in at any counter, and follow it to the door.",
        keywords: "parcel, tracking, courier",
      },
      "zh-CN": {
        name: "包裹通",
        tagline: "寄件与包裹跟踪",
        description: "在家打印面单，就近网点寄出，全程跟踪包裹。",
        keywords: "包裹，快递，跟踪",
      },
      id: {
        name: "ParcelPin",
        tagline: "Kirim dan lacak paket",
        description: "Cetak label di rumah, serahkan paket di loket mana pun, dan lacak sampai tujuan.",
        keywords: "paket, lacak, kurir",
      },
    },
    members: [],
  },
  {
    logo: "filmnight.png",
    type: "native",
    workspace: "morning-cup",
    creator: "priya",
    createdDaysAgo: 40,
    categories: ["entertainment/movies", "entertainment/tickets"],
    serviceEmail: "help@morningcup.example",
    servicePhone: "",
    entranceUrl: "",
    texts: {
      en: {
        name: "FilmNight",
        tagline: "Seats without the queue",
        description: "See what is on tonight, choose your seats on the plan, and walk in with a code.",
        keywords: "cinema, movies, tickets",
      },
      "zh-CN": {
        name: "影夜购票",
        tagline: "选座观影不排队",
        description: "查看今晚的场次，在座位图上选座，凭码入场。",
        keywords: "电影，影院，选座",
      },
      id: {
        name: "FilmNight",
        tagline: "Kursi tanpa antre",
        description: "Lihat film malam ini, pilih kursi di denah, dan masuk dengan kode.",
        keywords: "bioskop, film, tiket",
      },
    },
    members: [],
  },
];
