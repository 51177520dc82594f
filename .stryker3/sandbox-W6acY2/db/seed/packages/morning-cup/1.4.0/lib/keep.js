const key = "last-order";

export const lastOrder = () =>
  new Promise((resolve, reject) => {
    my.getStorage({ key, success: ({ data }) => resolve(data ?? null), fail: reject });
  });

export const keepOrder = (order) => my.setStorage({ key, data: order });
