"use client";

import { Button } from "@/components/ui/buttons/button";
import { Menu } from "@/components/ui/popovers/menu";

type Props = {
  /** The addresses of the files. */
  csvHref: string;
  ndjsonHref: string;
};

/** Shows a menu that downloads the entries of the view as a file. */
export const ExportMenu = ({ csvHref, ndjsonHref }: Props) => (
  <Menu
    label="Export"
    trigger={<Button icon="download">Export</Button>}
    items={[
      { label: "CSV", onSelect: () => window.location.assign(csvHref) },
      { label: "NDJSON", onSelect: () => window.location.assign(ndjsonHref) },
    ]}
  />
);
