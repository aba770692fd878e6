import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/**
 * Returns whether the browser has passkeys at this address: it has none at IP addresses and without TLS. Returns null
 * until scripts run.
 */
export const useHasPasskeys = (): boolean | null =>
  useSyncExternalStore(
    subscribe,
    () => "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(window.location.hostname),
    () => null,
  );
