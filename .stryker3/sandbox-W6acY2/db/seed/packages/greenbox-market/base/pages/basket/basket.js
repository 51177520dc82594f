Page({
  data: { lines: [], address: "" },

  onShow() {
    const { basket } = getApp().globalData;
    this.setData({ lines: Object.entries(basket).map(([id, count]) => ({ id, count })) });
  },

  findAddress() {
    my.getLocation({
      type: 1,
      success: ({ streetNumber, city }) => this.setData({ address: [streetNumber, city].filter(Boolean).join(", ") }),
      fail: () => my.alert({ content: "GreenBox needs to know where to deliver." }),
    });
  },

  order() {
    const { lines, address } = this.data;
    my.request({
      url: "https://api.greenbox.example/orders",
      method: "POST",
      data: { lines, address },
      success: () => my.showToast({ type: "success", content: "On its way within the hour" }),
    });
  },
});
