const mostSeats = 8;

Page({
  data: { rows: [], chosen: [] },

  onLoad({ showing }) {
    this.showing = showing;
    my.request({
      url: `https://api.filmnight.example/showings/${showing}/seats`,
      success: ({ data }) => this.setData({ rows: data.rows }),
    });
  },

  choose(seat) {
    const { chosen } = this.data;
    const others = chosen.filter(({ id }) => id !== seat.id);
    const next = others.length < chosen.length ? others : [...chosen, seat];
    if (next.length > mostSeats) my.showToast({ content: `At most ${mostSeats} seats at once` });
    else this.setData({ chosen: next });
  },

  pay() {
    my.confirm({
      title: "Pay for these seats?",
      content: this.data.chosen.map(({ name }) => name).join(", "),
      success: ({ confirm }) => {
        if (confirm) this.hold();
      },
    });
  },

  hold() {
    my.request({
      url: "https://api.filmnight.example/orders",
      method: "POST",
      data: { showing: this.showing, seats: this.data.chosen.map(({ id }) => id) },
      success: ({ data }) => my.tradePay({ tradeNO: data.tradeNumber }),
      fail: () => my.alert({ content: "Somebody was faster. Choose other seats." }),
    });
  },
});
