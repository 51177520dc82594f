import { told } from "../../lib/stages";

const { request, showToast } = my;

Page({
  data: { number: "", stages: [], courier: null },

  typed({ detail }) {
    this.find(detail.value.trim());
  },

  scanLabel() {
    my.scan({ type: "bar", success: ({ code }) => this.find(code) });
  },

  find(number) {
    this.setData({ number });
    request({
      url: `https://api.parcelpin.harborpay.example/parcels/${encodeURIComponent(number)}`,
      success: ({ data }) => {
        this.setData({ stages: told(data.stages), courier: data.courier });
        my.connectSocket({ url: "wss://track.parcelpin.harborpay.example:9443/parcels" });
      },
      fail: () => showToast({ type: "fail", content: "There is no parcel with this number" }),
    });
  },

  call() {
    my.makePhoneCall({ number: this.data.courier.phone });
  },
});
