"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

/** In a layout: what only one of the pages below it shows. */
export function InSegment({ segment, children }: { segment: string; children: ReactNode }) {
  return useSelectedLayoutSegment() === segment ? children : null;
}
