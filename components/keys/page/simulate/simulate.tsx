"use client";

import dynamic from "next/dynamic";

/** Shows the panel of the Simulate tab. It is loaded with the tab, because it contains the key's form. */
export const Simulate = dynamic(() => import("./simulate-panel").then((module) => module.SimulatePanel), {
  loading: () => null,
});
