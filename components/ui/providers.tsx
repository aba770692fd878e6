"use client";

import { setNonce } from "get-nonce";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
import { trackFocusOrigin } from "@/components/ui/dialogs/focus-origin";
import { ToastProvider } from "@/components/ui/feedback/toast";

type Props = { nonce: string | undefined; children: ReactNode };

/** Provides the theme, toasts and the CSP nonce for the styles of overlays. */
export function Providers({ nonce, children }: Props) {
  // The page keeps the CSP of its first response. Later responses have other nonces.
  const [first] = useState(nonce);
  useEffect(trackFocusOrigin, []);
  if (first && typeof window !== "undefined") setNonce(first);
  return (
    <ThemeProvider attribute="data-theme" enableColorScheme={false} disableTransitionOnChange nonce={first}>
      <NuqsAdapter>
        <ToastProvider>{children}</ToastProvider>
      </NuqsAdapter>
    </ThemeProvider>
  );
}
