import type { Finding } from "./finding";

const handedOn = "my itself is handed on, no JSAPI is named";
const tested = "asks only whether there is a my";

/** All lines with the word `my` in the scripts of antd-mini 3.4.3, folder es, found with grep and read one by one. */
export const antdMini: Finding[] = [
  { file: "Alphabet/index.js", line: 30, quoted: "my.vibrateShort();", uses: ["vibrateShort"] },
  { file: "Alphabet/index.js", line: 48, quoted: "my.vibrateShort();", uses: ["vibrateShort"] },
  { file: "AutoResize/index.js", line: 14, quoted: "return my;", none: handedOn },
  { file: "Calendar/index.js", line: 35, quoted: "return my;", none: handedOn },
  { file: "Collapse/index.js", line: 15, quoted: "return my;", none: handedOn },
  {
    file: "IndexBar/index.js",
    line: 100,
    quoted: "return [4 /*yield*/, my.vibrateShort()];",
    uses: ["vibrateShort"],
  },
  { file: "IndexBar/index.js", line: 24, quoted: "return my;", none: handedOn },
  { file: "NoticeBar/index.js", line: 14, quoted: "return my;", none: handedOn },
  {
    file: "NumberKeyboard/index.js",
    line: 66,
    quoted: "if (getValueFromProps(this, 'vibrate') && typeof my !== 'undefined') {",
    none: tested,
  },
  {
    file: "NumberKeyboard/index.js",
    line: 67,
    quoted: "my.canIUse('vibrateShort') && my.vibrateShort();",
    uses: ["canIUse", "vibrateShort"],
  },
  { file: "Pagination/index.js", line: 53, quoted: "if (typeof my === 'undefined') {", none: tested },
  { file: "Pagination/index.js", line: 56, quoted: "supportSjs = my.canIUse('sjs.event');", uses: ["canIUse"] },
  { file: "Popover/index.js", line: 20, quoted: "return my;", none: handedOn },
  { file: "PopoverList/index.js", line: 20, quoted: "return my;", none: handedOn },
  { file: "RareWordsKeyboard/index.js", line: 26, quoted: "return my;", none: handedOn },
  { file: "Rate/index.js", line: 12, quoted: "return my;", none: handedOn },
  {
    file: "SelectContact/index.js",
    line: 46,
    quoted: "platform = my.getSystemInfoSync().platform;",
    uses: ["getSystemInfoSync"],
  },
  { file: "Slider/index.js", line: 22, quoted: "return my;", none: handedOn },
  { file: "Sticky/index.js", line: 38, quoted: "my.getSystemInfo().then(function (res) {", uses: ["getSystemInfo"] },
  { file: "SwipeAction/index.js", line: 63, quoted: "if (typeof my === 'undefined') {", none: tested },
  { file: "SwipeAction/index.js", line: 66, quoted: "var SDKVersion = my.SDKVersion;", uses: ["SDKVersion"] },
  { file: "SwipeAction/index.js", line: 202, quoted: "if (typeof my === 'undefined') {", none: tested },
  {
    file: "SwipeAction/index.js",
    line: 205,
    quoted: "return getInstanceBoundingClientRect(my, id);",
    none: handedOn,
  },
  {
    file: "SwipeAction/index.js",
    line: 282,
    quoted: "typeof my !== 'undefined' && my.vibrateShort({ success: function () { } });",
    uses: ["vibrateShort"],
  },
  { file: "Tabs/index.js", line: 19, quoted: "return my;", none: handedOn },
  { file: "Typography/index.js", line: 25, quoted: "var platform = my.env.platform;", uses: ["env"] },
  { file: "_util/assert-component2.js", line: 2, quoted: "if (typeof my === 'undefined') {", none: tested },
  {
    file: "_util/assert-component2.js",
    line: 6,
    quoted: "var component2 = my.canIUse('component2') || typeof ac === 'object';",
    uses: ["canIUse"],
  },
  { file: "_util/jsapi/base.js", line: 5, quoted: "return impl.alipay(my, args);", none: handedOn },
  {
    file: "_util/jsapi/choose-image.js",
    line: 6,
    quoted: "* @see https://opendocs.alipay.com/mini/api/media/image/my.chooseimage",
    none: "a comment",
  },
  { file: "_util/platform.js", line: 26, quoted: "var SDKVersion = my.SDKVersion;", uses: ["SDKVersion"] },
  { file: "_util/promisify.js", line: 3, quoted: "*@Description: 把所有my.xx的方法变成promise", none: "a comment" },
  {
    file: "_util/promisify.js",
    line: 8,
    quoted: "my[name](__assign(__assign({}, options), { success: resolve, fail: reject }));",
    computed: true,
  },
  { file: "_util/support.js", line: 13, quoted: "if (typeof my === 'undefined') {", none: tested },
  { file: "_util/support.js", line: 17, quoted: "return my.canIUse(componentName);", uses: ["canIUse"] },
  {
    file: "mixins/value.js",
    line: 13,
    quoted: "var component2 = my.canIUse('component2') || typeof ac === 'object';",
    uses: ["canIUse"],
  },
];
