import { format, total } from "../../lib/money";

const app = getApp();

Page({
  data: { drinks: [], count: 0, sum: "" },

  onLoad() {
    my.showLoading({ content: "Loading the menu" });
    my.request({
      url: "https://api.morningcup.example/v1/menu",
      success: ({ data }) => this.setData({ drinks: data.drinks }),
      fail: () => my.showToast({ type: "fail", content: "The menu cannot be loaded now" }),
      complete: () => my.hideLoading(),
    });
  },

  add(drink) {
    const { basket } = app.globalData;
    const line = basket.find(({ id }) => id === drink.id);
    if (line) line.count += 1;
    else basket.push({ id: drink.id, name: drink.name, price: drink.price, count: 1 });
    const count = basket.reduce((sum, { count }) => sum + count, 0);
    this.setData({ count, sum: format(total(basket)) });
  },

  openNutrition() {
    my.navigateTo({ url: "/pages/nutrition/nutrition" });
  },

  order() {
    my.navigateTo({ url: "/pages/order/order" });
  },
});
