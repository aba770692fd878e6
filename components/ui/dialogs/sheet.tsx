"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { SheetProps } from "./sheet-panel";

const SheetPanel = dynamic(() => import("./sheet-panel").then((module) => module.SheetPanel), {
  loading: () => null,
});

/** Shows a resource beside its list, which stays usable. It is open while it is rendered. */
export function Sheet(props: SheetProps) {
  return <SheetPanel {...props} />;
}

/** Shows a section of a sheet. Lines separate sections. */
export function SheetSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="py-4 [section+&]:border-t [section+&]:border-line">
      {title && <h3 className="mb-2.5 text-13 font-semibold">{title}</h3>}
      {children}
    </section>
  );
}
