import { AppError } from "./errors";

/** The bytes that one call keeps in memory. */
export type ByteLease = {
  /** @throws UNAVAILABLE when the budget has not so many bytes left. */
  add: (bytes: number) => void;
  /** Gives all bytes back. A second time does nothing. */
  release: () => void;
};

/** Bounds the bytes that all calls of a process keep in memory at a time. */
export type ByteBudget = { lease: () => ByteLease };

export function createByteBudget(limit: number): ByteBudget {
  let used = 0;
  return {
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
