"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";

/** Shows a part of a layout on the pages of one segment only. Null stands for the layout’s own page. */
export function InSegment({ segment, children }: { segment: string | null; children: ReactNode }) {
  return useSelectedLayoutSegment() === segment ? children : null;
}
