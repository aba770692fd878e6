"use client";

import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { ToastProvider } from "@/components/ui/toast";

type Props = { nonce: string | undefined; children: ReactNode };

/** What every page needs once: the theme, one delay for all tooltips, the nonce for styles made by overlays. */
export function Providers({ nonce, children }: Props) {
  if (nonce && typeof window !== "undefined") setNonce(nonce);
  return (
    <ThemeProvider attribute="data-theme" enableColorScheme={false} disableTransitionOnChange nonce={nonce}>
      <Tooltip.Provider delayDuration={400} skipDelayDuration={150}>
        <ToastProvider>{children}</ToastProvider>
      </Tooltip.Provider>
    </ThemeProvider>
  );
}
