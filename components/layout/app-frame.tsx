import type { ReactNode } from "react";
import { MarkedPageProvider } from "@/components/layout/sidebar/marked-page";
import { Topbar, type TopbarProps } from "@/components/layout/topbar";
import { buttonVariants } from "@/components/ui/buttons/button-variants";
import { cn } from "@/components/ui/cn";

const MAIN_ID = "main";

/** Shows the sidebar and the page. */
export function AppFrame({ sidebar, children }: { sidebar: ReactNode; children: ReactNode }) {
  return (
    <div className="app">
      <a
        className={cn(buttonVariants({ variant: "primary" }), "fixed -top-12 left-2 z-60 focus:top-2")}
        href={`#${MAIN_ID}`}
      >
        Skip to the page
      </a>
      <MarkedPageProvider>
        {sidebar}
        <div className="app-main">{children}</div>
      </MarkedPageProvider>
    </div>
  );
}

/** Shows the top bar and the content of a page. */
export function Page({ children, ...topbar }: TopbarProps & { children: ReactNode }) {
  return (
    <>
      <Topbar {...topbar} />
      <main className="page" id={MAIN_ID} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
