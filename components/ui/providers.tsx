"use client";

import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Tooltip } from "radix-ui";
import { type ReactNode, useState } from "react";
import { ToastProvider } from "@/components/ui/toast";

type Props = { nonce: string | undefined; children: ReactNode };

/** What every page needs once: the theme, one delay for all tooltips, the nonce for styles made by overlays. */
export function Providers({ nonce, children }: Props) {
  // A later answer has a nonce of its own, but the page keeps the policy that it was loaded with.
  const [first] = useState(nonce);
  if (first && typeof window !== "undefined") setNonce(first);
  return (
    <ThemeProvider attribute="data-theme" enableColorScheme={false} disableTransitionOnChange nonce={first}>
      <Tooltip.Provider delayDuration={400} skipDelayDuration={150}>
        <NuqsAdapter>
          <ToastProvider>{children}</ToastProvider>
        </NuqsAdapter>
      </Tooltip.Provider>
    </ThemeProvider>
  );
}
