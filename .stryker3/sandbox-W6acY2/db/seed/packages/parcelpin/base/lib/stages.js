const words = {
  accepted: "Handed in",
  sorted: "Sorted",
  travelling: "On the road",
  delivering: "With the courier",
  delivered: "Delivered",
};

/** What a parcel has been through, the newest first, in words. */
export const told = (stages) => stages.map(({ stage, at }) => ({ at, words: words[stage] || stage })).reverse();
