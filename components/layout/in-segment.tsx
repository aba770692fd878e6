"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

/** Shows a part of a layout on the pages of one segment only. */
export function InSegment({ segment, children }: { segment: string; children: ReactNode }) {
  return useSelectedLayoutSegment() === segment ? children : null;
}
