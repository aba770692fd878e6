"use client";

import { useEffect, useState } from "react";

const TICK = 15_000;

/** Returns the time in milliseconds. Updates every 15 s, so that relative times stay correct. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
