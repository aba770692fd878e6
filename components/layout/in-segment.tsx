"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

/** Shows a part of a layout on one of the pages below it only. */
export function InSegment({ segment, children }: { segment: string; children: ReactNode }) {
  return useSelectedLayoutSegment() === segment ? children : null;
}
