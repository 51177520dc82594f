const hour = 60 * 60 * 1000;

/** How long a session lasts without a click, and at most: both are columns of its row. */
export const sessionLimits = {
  idle: 12 * hour,
  absolute: 7 * 24 * hour,
  /** A click moves the idle end only when the last move is this old, so that reading costs no writing. */
  touchAfter: hour / 12,
};
