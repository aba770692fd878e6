import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** True if races run all of their rounds, which takes longer. */
    everyRound?: boolean;
  }
}

/** Returns the number of rounds of a race: `all` if `ROUNDS=all` is set, else `few`. */
export const rounds = (few: number, all: number) => (inject("everyRound") ? all : few);
