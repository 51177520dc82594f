import { format } from "../../lib/money";

Component({
  props: { drink: {}, onAdd: () => {} },
  data: { price: "" },

  didMount() {
    this.setData({ price: format(this.props.drink.price) });
  },

  methods: {
    onAdd() {
      this.props.onAdd(this.props.drink);
    },
  },
});
