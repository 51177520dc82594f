// Words for names. The letters j, q and z and the characters 茶, 科, 鹤 stand in none of them, so that the terms of
// terms.ts match as many mini programs as they say.

export const english = {
  adjectives: list(
    "Morning City Green Bright Urban Fresh Golden Happy Smart Daily Sunny Royal Family Silver Little Modern Prime " +
      "Harbor Garden Ocean Classic Honest Gentle Northern Southern Eastern Western Lucky Rapid Simple Velvet Amber " +
      "Copper Maple Cedar Coral Crystal Noble Open Pure Rustic Shady Swift Tidy Vivid Warm Young Alpine Windy Clever",
  ),
  nouns: list(
    "Coffee Market Transit Clinic Parcel Bakery Laundry Tickets Pharmacy Fitness Parking Cinema Courier Repair " +
      "Insurance Savings Grocer Hotel Flights Kitchen Noodles Salon Florist Books Music Rental Energy Water Taxes " +
      "Permits School Courses Charity Garage Housing Invoices Payroll Tailor Toys Pets",
  ),
  places: list(
    "Singapore Bandung Medan Bali Manila Hanoi Bangkok Penang Malacca Kuching Cebu Davao Saigon Hue Phuket Mandalay " +
      "Vientiane Colombo Mumbai Delhi Kolkata Dhaka Seoul Busan Osaka Tokyo Kyoto Nagoya Taipei Kaohsiung Macau London " +
      "Paris Berlin Madrid Lisbon Rome Milan Vienna Prague Oslo Helsinki Dublin Sydney Perth Auckland",
  ),
};

export const indonesian = {
  nouns: list(
    "Kopi Warung Toko Pasar Kedai Apotek Bengkel Klinik Kartu Bus Roti Bakso Soto Sate Nasi Sayur Buah Ikan Laundri " +
      "Salon Kursus Tiket Parkir Paket Pulsa Listrik Air Sewa Rumah Mobil Motor Bunga Buku Musik Wisata",
  ),
  adjectives: list(
    "Pagi Cerah Segar Baru Utama Murah Bahagia Indah Sentosa Makmur Berkah Abadi Mandiri Nusantara Kota Desa Merah " +
      "Biru Hitam Putih Manis Pedas Asli Cepat Hemat Ramai Setia Damai Sehat Kita",
  ),
};

export const chinese = {
  fronts: list(
    "晨光 城市 绿箱 明亮 都市 新鲜 金色 快乐 智慧 每日 阳光 皇家 家庭 银色 小小 现代 优选 海港 花园 海洋 经典 诚信 温和 " +
      "北方 南方 东方 西方 幸运 迅捷 简单 丝绒 琥珀 枫叶 雪松 珊瑚 水晶 高山 微风 聪明 和平",
  ),
  nouns: list(
    "咖啡 市场 公交 诊所 包裹 烘焙 洗衣 票务 药房 健身 停车 影院 快递 维修 保险 储蓄 生鲜 酒店 航班 厨房 面馆 美发 鲜花 书店 " +
      "音乐 租赁 能源 水务 税务 证照 学校 课程 公益 车行 租房 发票 薪资 裁缝 玩具 宠物",
  ),
  ends: list("小铺 之家 中心 服务 平台 会员 在线 助手 生活 驿站 门店 广场"),
};

export const givenNames = list(
  "Siti Budi Agus Dewi Putri Rina Andi Sari Wulan Eko Maya Tomas Lucia Priya Kofi Hana Omar Sven Noor Mei Amara Ravi " +
    "Anil Nisha Farid Leila Ines Paulo Marta Elena Oskar Greta Hugo Clara Liam Emma Noah Olivia Arthur Alice",
);
export const familyNames = list(
  "Rahayu Santoso Wibowo Lestari Susanto Halim Tan Lim Wong Chen Lin Kim Park Nair Patel Sharma Gupta Das Haddad Romano " +
    "Rossi Silva Costa Santos Rivera Garcia Weber Fischer Olsen Hansen Berg Lund Moreau Dubois Novak Kowalski Smith Brown",
);
export const chineseGiven = list(
  "王伟 李娜 张敏 刘洋 陈静 杨帆 赵磊 黄丽 周涛 吴倩 徐亮 孙悦 马超 朱琳 胡斌 郭蕾 何勇 林峰 高洁 罗兵",
);

function list(words: string): [string, ...string[]] {
  const [first = "", ...others] = words.split(" ");
  return [first, ...others];
}
