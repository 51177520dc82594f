import { keepOrder } from "../../lib/keep";
import { format, total } from "../../lib/money";

const app = getApp();
const paid = "9000";

Page({
  data: { lines: [], sum: "", isPaying: false },

  onShow() {
    const { basket } = app.globalData;
    this.setData({ lines: basket, sum: format(total(basket)) });
  },

  pay() {
    const { basket, store, token } = app.globalData;
    this.setData({ isPaying: true });
    my.request({
      url: "https://api.morningcup.example/v1/orders",
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      data: { store: store && store.id, lines: basket.map(({ id, count }) => ({ id, count })) },
      success: ({ data }) => this.openCashier(data),
      fail: () => my.alert({ title: "Not ordered", content: "Nothing was charged. Please try again." }),
      complete: () => this.setData({ isPaying: false }),
    });
  },

  openCashier({ id, tradeNumber }) {
    my.tradePay({
      tradeNO: tradeNumber,
      success: ({ resultCode }) => {
        if (resultCode !== paid) return;
        keepOrder({ id, lines: app.globalData.basket });
        app.globalData.basket = [];
        my.vibrateShort();
        my.showToast({ type: "success", content: "We are making it" });
        my.redirectTo({ url: `/pages/queue/queue?order=${id}` });
      },
    });
  },
});
