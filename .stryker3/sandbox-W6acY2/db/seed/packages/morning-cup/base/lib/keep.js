// The storage calls take callbacks. Which of them is meant is said by its name.
const call = (name, options) =>
  new Promise((resolve, reject) => {
    my[name]({ ...options, success: resolve, fail: reject });
  });

export async function lastOrder() {
  const { data } = await call("getStorage", { key: "last-order" });
  return data ?? null;
}

export const keepOrder = (order) => call("setStorage", { key: "last-order", data: order });
