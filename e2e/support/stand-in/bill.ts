import type { ServerResponse } from "node:http";

/** Tokens that a provider bills. */
export type Tokens = { input: number; output: number };

const bills = new WeakMap<ServerResponse, Tokens>();

/** Bills the tokens of a whole answer. */
export const bill = (response: ServerResponse, input: number, output: number) =>
  void bills.set(response, { input, output });

/** Adds the bill of an answer to a sum. An answer without one costs nothing. */
export function addBill(sum: Tokens, response: ServerResponse): void {
  const { input, output } = bills.get(response) ?? { input: 0, output: 0 };
  sum.input += input;
  sum.output += output;
}
