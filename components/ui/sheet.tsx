"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { SheetProps } from "@/components/ui/sheet-panel";

const SheetPanel = dynamic(() => import("./sheet-panel").then((module) => module.SheetPanel));

/** One object beside its list, which stays in use. Render it to show it. */
export function Sheet(props: SheetProps) {
  return <SheetPanel {...props} />;
}

/** A part of a sheet, with a line above it. */
export function SheetSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="py-4 [section+&]:border-t [section+&]:border-line">
      {title && <h3 className="mb-2.5 text-13 font-semibold">{title}</h3>}
      {children}
    </section>
  );
}
