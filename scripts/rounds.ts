import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether races run as many rounds as is promised, however long that takes. */
    everyRound?: boolean;
  }
}

/** How many rounds a race takes: a few, or all that are promised where `ROUNDS=all` is set. */
export const rounds = (few: number, all: number) => (inject("everyRound") ? all : few);
