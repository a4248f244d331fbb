import { useEffect, useLayoutEffect } from "react";

/** React 18 warns about layout effects while rendering on a server, where they never run. */
export const useIsomorphicLayoutEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;
