App({
  globalData: { language: "en" },

  onLaunch() {
    const { language } = my.getSystemInfoSync();
    this.globalData.language = language;
  },
});
