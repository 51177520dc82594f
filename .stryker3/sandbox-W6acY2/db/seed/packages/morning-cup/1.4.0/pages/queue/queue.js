import { sendReceipt } from "../../lib/receipt";

const secondsBetween = 10;

Page({
  data: { place: "…", isReady: false },

  onLoad({ order }) {
    this.order = order;
    // The socket keeps the place; what it says of it is asked for, so that a lost message costs nothing.
    my.connectSocket({ url: `wss://queue.morningcup.example/v1/orders/${order}` });
    this.ask();
    this.timer = setInterval(() => this.ask(), secondsBetween * 1000);
  },

  onUnload() {
    clearInterval(this.timer);
  },

  ask() {
    my.request({
      url: `https://api.morningcup.example/v1/orders/${this.order}/place`,
      success: ({ data }) => this.show(data.before),
    });
  },

  receipt() {
    sendReceipt(this.order);
  },

  show(before) {
    const isReady = before === 0;
    if (isReady && !this.data.isReady) my.vibrateLong();
    this.setData({ place: isReady ? "" : String(before), isReady });
  },
});
