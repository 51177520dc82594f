const { label } = require("../../lib/day-range.min");

Component({
  props: { pass: {}, onOpen: () => {} },
  data: { days: "", isValid: true },

  didMount() {
    const { validFrom, dayCount, isValid } = this.props.pass;
    this.setData({ days: label(new Date(validFrom), dayCount), isValid });
  },

  methods: {
    onOpen() {
      this.props.onOpen(this.props.pass);
    },
  },
});
