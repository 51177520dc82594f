import { ask } from "../../lib/server";

Page({
  data: { stop: {}, buses: [] },

  onLoad() {
    my.getLocation({
      success: ({ latitude, longitude }) => this.findStop({ latitude, longitude }),
      fail: () => my.chooseLocation({ success: (place) => this.findStop(place) }),
    });
  },

  onPullDownRefresh() {
    this.refresh();
  },

  async findStop({ latitude, longitude }) {
    const { stop } = await ask("/stops/nearest", { latitude, longitude });
    this.setData({ stop });
    my.connectSocket({ url: "wss://arrivals.citytransit.example/stops/" + stop.id });
    this.refresh();
  },

  async refresh() {
    const { buses } = await ask(`/stops/${this.data.stop.id}/buses`);
    this.setData({ buses });
  },

  showStop() {
    const { name, address, latitude, longitude } = this.data.stop;
    my.openLocation({ name, address, latitude, longitude });
  },
});
