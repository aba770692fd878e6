/** The classes of the tab bar, which is as wide as the page. */
export const tabList =
  "-mx-6 mb-5 flex gap-1 overflow-x-auto overflow-y-hidden border-b border-line px-3.5 [scrollbar-width:none] max-sm:-mx-4 max-sm:mb-4 max-sm:px-1.5";

/** The classes of a tab. */
export const tabClass =
  "relative inline-flex h-10 items-center gap-1.5 px-2.5 text-13 font-medium whitespace-nowrap text-ink-2 after:absolute after:inset-x-2.5 after:bottom-0 after:h-0.5 after:rounded-t-[2px] hover:text-ink focus-visible:rounded-[10px] focus-visible:-outline-offset-4 aria-[current=page]:text-ink aria-[current=page]:after:bg-ink";
