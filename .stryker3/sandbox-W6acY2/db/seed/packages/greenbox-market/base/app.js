App({
  globalData: { basket: {} },
});
