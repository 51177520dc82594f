const app = getApp();

/** How many of a product lie in the basket; none of it leaves no trace. */
export function put(id, count) {
  const { basket } = app.globalData;
  if (count > 0) basket[id] = count;
  else delete basket[id];
  my.setStorage({ key: "basket", data: basket });
}

export const countOf = (id) => app.globalData.basket[id] ?? 0;
