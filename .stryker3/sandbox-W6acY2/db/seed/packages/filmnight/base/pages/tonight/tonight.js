Page({
  data: { films: [] },

  onLoad() {
    my.request({
      url: "https://api.filmnight.example/tonight",
      success: ({ data }) => this.setData({ films: data.films }),
      fail: () => my.showToast({ type: "fail", content: "The programme cannot be loaded now" }),
    });
  },

  look({ currentTarget }) {
    my.previewImage({ urls: [currentTarget.dataset.poster] });
  },

  openTrailer() {
    my.navigateTo({ url: "/pages/trailer/trailer" });
  },

  open({ currentTarget }) {
    my.navigateTo({ url: `/pages/seats/seats?showing=${currentTarget.dataset.id}` });
  },
});
