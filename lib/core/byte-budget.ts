import { AppError } from "./errors/errors";

/** The memory of one call within a budget. */
export type ByteLease = {
  /**
   * Adds bytes to the call.
   * @throws UNAVAILABLE when the budget is exceeded.
   */
  add: (bytes: number) => void;
  /** Returns all bytes of the call to the budget. A second call does nothing. */
  release: () => void;
};

/** A limit on the bytes that all calls of a process hold in memory. */
export type ByteBudget = {
  lease: () => ByteLease;
  /** Returns the bytes of all leases. */
  getUsed: () => number;
};

export function createByteBudget(limit: number): ByteBudget {
  let used = 0;
  return {
    getUsed: () => used,
    lease: () => {
      let own = 0;
      return {
        add: (bytes) => {
          if (used + bytes > limit) throw busy();
          used += bytes;
          own += bytes;
        },
        release: () => {
          used -= own;
          own = 0;
        },
      };
    },
  };
}

const busy = () =>
  new AppError("UNAVAILABLE", {
    message: "The server is handling too many large requests. Try again.",
    headers: { "Retry-After": "1" },
  });
