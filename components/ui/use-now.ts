"use client";

import { useEffect, useState } from "react";

const TICK = 15_000;

/** The time, moving on every 15 s, so that "6 min ago" stays true on a page left open. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return now;
}
