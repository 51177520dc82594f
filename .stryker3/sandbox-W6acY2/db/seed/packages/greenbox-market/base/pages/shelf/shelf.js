import { countOf, put } from "../../lib/basket";

Page({
  data: { products: [] },

  onLoad() {
    my.request({
      url: "https://api.greenbox.example/products",
      success: ({ data }) => this.setData({ products: data }),
      fail: () => my.showToast({ type: "fail", content: "The shelf cannot be loaded now" }),
    });
  },

  add({ currentTarget }) {
    const { id } = currentTarget.dataset;
    put(id, countOf(id) + 1);
    my.showToast({ content: "In the basket" });
  },

  openBasket() {
    my.navigateTo({ url: "/pages/basket/basket" });
  },
});
