"use client";

import { useEffect, useState } from "react";

const TICK = 15_000;

/** Returns the time in milliseconds. Updates every 15 s or another time, so that relative times stay correct. */
export function useNow(every = TICK): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
