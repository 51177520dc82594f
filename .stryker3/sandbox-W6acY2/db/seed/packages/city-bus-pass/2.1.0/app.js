App({
  globalData: { language: "en", voucher: null },

  onLaunch() {
    const { language } = my.getSystemInfoSync();
    this.globalData.language = language;
  },

  onShow() {
    // A voucher code that the rider has just copied is filled in for them.
    my.getClipboard({
      success: ({ text }) => {
        this.globalData.voucher = /^CT-[A-Z0-9]{8}$/.test(text) ? text : null;
      },
    });
  },
});
