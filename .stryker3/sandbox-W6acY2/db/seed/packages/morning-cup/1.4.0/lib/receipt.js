/** Sends the receipt to the verified phone number. The app hands it over encrypted; only our server can read it. */
export function sendReceipt(order) {
  my.getPhoneNumber({
    success: ({ response }) => {
      my.request({
        url: "https://receipts.morningcup.example/v1/receipts",
        method: "POST",
        data: { order, phone: response },
        success: () => my.showToast({ type: "success", content: "The receipt is on its way" }),
        fail: () => my.showToast({ type: "fail", content: "The receipt was not sent" }),
      });
    },
    fail: () => my.showToast({ content: "No receipt without your phone number" }),
  });
}
