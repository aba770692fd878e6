"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/buttons/button";
import { ToolbarSwitch } from "@/components/ui/fields/toolbar-switch";

const PERIOD_MS = 5_000;

/** Shows a button that loads the list again, and a switch that does so every 5 s while the page is visible. */
export function LiveRefresh() {
  const { refresh } = useRouter();
  const [pending, start] = useTransition();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") refresh();
    }, PERIOD_MS);
    return () => clearInterval(timer);
  }, [live, refresh]);
  return (
    <span className="ml-auto flex items-center gap-3 max-sm:w-full max-sm:justify-between">
      <ToolbarSwitch label="Live" checked={live} onChange={setLive} />
      <Button size="s" icon="rotate" aria-busy={pending} onClick={() => start(refresh)}>
        Refresh
      </Button>
    </span>
  );
}
