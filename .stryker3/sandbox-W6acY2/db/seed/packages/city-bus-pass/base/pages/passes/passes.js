import { ask } from "../../lib/server";

Page({
  data: { passes: [], offers: [] },

  onShow() {
    my.getStorage({ key: "passes", success: ({ data }) => this.setData({ passes: data || [] }) });
    ask("/offers").then(
      ({ offers }) => this.setData({ offers }),
      ({ message }) => my.showToast({ type: "fail", content: message }),
    );
  },

  buy({ currentTarget }) {
    ask("/orders", { offer: currentTarget.dataset.offer }).then(({ pass, tradeNumber }) => {
      my.tradePay({
        tradeNO: tradeNumber,
        success: ({ resultCode }) => {
          if (resultCode === "9000") this.keep(pass);
        },
      });
    });
  },

  keep(pass) {
    const passes = [pass, ...this.data.passes];
    my.setStorage({ key: "passes", data: passes });
    this.setData({ passes });
  },

  open({ id }) {
    my.navigateTo({ url: `/pages/ticket/ticket?id=${id}` });
  },
});
