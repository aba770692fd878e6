"use client";

import dynamic from "next/dynamic";

/** The panel of the Simulate tab. It is loaded with the tab, since it holds the key's form. */
export const Simulate = dynamic(() => import("./simulate-panel").then((module) => module.SimulatePanel));
