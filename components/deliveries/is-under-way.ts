import type { Delivery } from "./types";

/** Returns whether the state of a delivery changes in a moment. */
export const isUnderWay = ({ status, attempts }: Delivery) =>
  status === "delivering" || (status === "pending" && attempts.length === 0);
