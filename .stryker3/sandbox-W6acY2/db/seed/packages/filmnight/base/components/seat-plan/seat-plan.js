Component({
  props: { rows: [], onChoose: () => {} },

  methods: {
    choose({ currentTarget }) {
      const { seat } = currentTarget.dataset;
      if (seat.state !== "taken") this.props.onChoose(seat);
    },
  },
});
