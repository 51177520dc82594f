import type { Finding } from "./finding";

/** All lines with the word `my` in the scripts of mini-antui 0.4.35, folder es, found with grep and read one by one. */
export const miniAntui: Finding[] = [
  {
    file: "collapse/collapse-item/index.js",
    line: 120,
    quoted: "my.createSelectorQuery().select(selector).boundingClientRect().exec(function (res) {",
    uses: ["createSelectorQuery"],
  },
  {
    file: "face-detection/index.js",
    line: 10,
    quoted: "this.webViewContext = my.createWebViewContext('am-face-detection');",
    uses: ["createWebViewContext"],
  },
  {
    file: "notice/index.js",
    line: 3,
    quoted: "var canIUseTransitionEnd = my.canIUse('view.onTransitionEnd');",
    uses: ["canIUse"],
  },
  {
    file: "notice/index.js",
    line: 113,
    quoted:
      'my.createSelectorQuery().select(".am-notice-marquee-" + this.$id).boundingClientRect().select(".am-notice-content-" + this.$id).boundingClientRect().exec(function (ret) {',
    uses: ["createSelectorQuery"],
  },
  {
    file: "swipe-action/index.js",
    line: 1,
    quoted: "var _my$getSystemInfoSync = my.getSystemInfoSync(),",
    uses: ["getSystemInfoSync"],
  },
  {
    file: "swipe-action/index.js",
    line: 4,
    quoted: "var isV2 = my.canIUse('movable-view.onTouchStart');",
    uses: ["canIUse"],
  },
  {
    file: "swipe-action/index.js",
    line: 65,
    quoted: 'my.createSelectorQuery().select(".am-swipe-right-" + this.$id).boundingClientRect().exec(function (ret) {',
    uses: ["createSelectorQuery"],
  },
  {
    file: "tabs/index.js",
    line: 1,
    quoted: "var _my$getSystemInfoSync = my.getSystemInfoSync(),",
    uses: ["getSystemInfoSync"],
  },
  { file: "tabs/index.js", line: 30, quoted: "version: my.SDKVersion", uses: ["SDKVersion"] },
  {
    file: "vtabs/index.js",
    line: 49,
    quoted:
      'my.createSelectorQuery().select(".am-vtabs-slides-" + this.$id).boundingClientRect().exec(function (ret) {',
    uses: ["createSelectorQuery"],
  },
  {
    file: "vtabs/index.js",
    line: 58,
    quoted: 'my.createSelectorQuery().select("#am-vtab-slide-" + anchor).boundingClientRect().exec(function (ret) {',
    uses: ["createSelectorQuery"],
  },
];

/** The one page of theirs that a web-view opens; its address begins with a whole host. */
export const miniAntuiWebView = {
  host: "https://render.alipay.com",
  file: "face-detection/index.axml",
  line: 3,
  quoted: 'src="https://render.alipay.com/p/s/tiny-webar-online/www/faceDetect.html?facing={{facing}}',
};
