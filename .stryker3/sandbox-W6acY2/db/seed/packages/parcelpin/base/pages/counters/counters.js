Page({
  data: { counters: [] },

  onLoad() {
    my.getLocation({
      success: ({ latitude, longitude }) => {
        my.request({
          url: "https://api.parcelpin.harborpay.example/counters",
          data: { latitude, longitude },
          success: ({ data }) => this.setData({ counters: data }),
        });
      },
    });
  },

  show({ currentTarget }) {
    my.openLocation(this.data.counters[currentTarget.dataset.index]);
  },
});
