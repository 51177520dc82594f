/** One request to the transit server; rejects with a sentence that can be shown. */
export function ask(path, data = {}) {
  return new Promise((resolve, reject) => {
    my.request({
      url: "https://api.citytransit.example/v2" + path,
      data,
      success: ({ data }) => resolve(data),
      fail: () => reject(new Error("The transit server does not answer. Try again in a minute.")),
    });
  });
}
