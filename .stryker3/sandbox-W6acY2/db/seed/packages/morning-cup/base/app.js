App({
  globalData: { basket: [], store: null, token: null },

  onLaunch() {
    this.signIn();
  },

  signIn() {
    my.getAuthCode({
      scopes: "auth_base",
      success: ({ authCode }) => {
        my.request({
          url: "https://api.morningcup.example/v1/sessions",
          method: "POST",
          data: { authCode },
          success: ({ data }) => {
            this.globalData.token = data.token;
          },
        });
      },
    });
  },
});
