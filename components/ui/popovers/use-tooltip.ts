import { useEffect, useRef, useState } from "react";

const OPEN_MS = 400;
const CLOSE_MS = 100;
/** A tooltip opens without delay this long after another one closed. */
const SKIP_MS = 150;

let closeOther: () => void = () => undefined;
let closedAt = 0;

/** Returns whether a tooltip is open, and what opens and closes it. Only one tooltip of the page is open. */
export function useTooltip() {
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const close = () => {
    clearTimeout(timer.current);
    if (open) closedAt = Date.now();
    setOpen(false);
  };
  const openNow = () => {
    clearTimeout(timer.current);
    if (!open) closeOther();
    closeOther = () => setOpen(false);
    setOpen(true);
  };
  const later = (act: () => void, milliseconds: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, milliseconds);
  };
  return {
    open,
    close,
    openNow,
    openSoon: () => later(openNow, Date.now() - closedAt < SKIP_MS ? 0 : OPEN_MS),
    closeSoon: () => later(close, CLOSE_MS),
  };
}
