import { ask } from "../../lib/server";

Page({
  data: { code: "", clock: "" },

  onLoad({ id }) {
    my.setScreenBrightness({ brightness: 1 });
    ask(`/passes/${id}/code`).then(({ image }) => this.setData({ code: image }));
    // A picture of the ticket would show a clock that stands still.
    this.timer = setInterval(() => this.setData({ clock: new Date().toLocaleTimeString() }), 1000);
  },

  onUnload() {
    clearInterval(this.timer);
  },
});
