const app = getApp();

Page({
  data: { stores: [] },

  onLoad() {
    my.getLocation({
      success: ({ latitude, longitude }) => this.load({ latitude, longitude }),
      fail: () => this.load({}),
    });
  },

  load(near) {
    my.request({
      url: "https://api.morningcup.example/v1/stores",
      data: near,
      success: ({ data }) => this.setData({ stores: data.stores }),
    });
  },

  choose({ currentTarget }) {
    app.globalData.store = this.data.stores[currentTarget.dataset.index];
    my.switchTab({ url: "/pages/menu/menu" });
  },
});
