/** What the fill puts into names and creators so that a search term matches the share that the list of queries wants. */
export const planted = {
  // In an English name.
  tenthLatin: "Quick Coffee",
  hundredthLatin: "Jogja Market",
  oneLatin: "Þorlak Snack",
  // In a creator's e-mail address.
  halfDomain: "bazaarhub.example",
  otherDomain: "merchants.example",
  // In a Chinese name.
  tenthChinese: "茶饮铺",
  hundredthChinese: "鹤影轩",
  oneChinese: "龘鑫阁传统工艺研习社会所",
  // In a creator's name.
  halfCompany: "网络科技有限公司小程序运营部",
  tenthCompany: "餐饮管理服务集团品牌直营部",
  hundredthCompany: "旅游文化发展研究院数字部",
};

export type Term = { matches: string; length: number; script: "Latin" | "Chinese"; q: string };

const rows: [matches: string, script: Term["script"], terms: string[]][] = [
  ["none", "Latin", ["ð", "ðe", "ðer", "nothing here"]],
  ["one", "Latin", ["þ", "þo", "þor", "þorlak snack"]],
  ["1 %", "Latin", ["j", "jo", "jog", "jogja market"]],
  ["10 %", "Latin", ["q", "qu", "qui", "quick coffee"]],
  ["half", "Latin", ["z", "za", "hub", "bazaarhub.ex"]],
  ["none", "Chinese", ["靐", "靐龗", "靐龗麤", "靐龗麤一二三四五六七八九"]],
  ["one", "Chinese", ["龘", "龘鑫", "龘鑫阁", "龘鑫阁传统工艺研习社会所"]],
  ["1 %", "Chinese", ["鹤", "鹤影", "鹤影轩", "旅游文化发展研究院数字部"]],
  ["10 %", "Chinese", ["茶", "茶饮", "茶饮铺", "餐饮管理服务集团品牌直营"]],
  ["half", "Chinese", ["科", "科技", "科技有", "网络科技有限公司小程序运"]],
];

export const terms: Term[] = rows.flatMap(([matches, script, list]) =>
  list.map((q) => ({ matches, script, q, length: [...q].length })),
);
