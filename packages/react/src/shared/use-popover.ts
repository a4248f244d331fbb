import { type CSSProperties, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useIsomorphicLayoutEffect } from "./use-isomorphic-layout-effect.ts";

const GAP = 6;
const MARGIN = 8;

export interface PopoverControl {
  isOpen: boolean;
  open: () => void;
  close: () => void;
  triggerRef: RefObject<HTMLButtonElement | null>;
  panelRef: RefObject<HTMLDivElement | null>;
  panelStyle: CSSProperties;
}

/**
 * A panel under its trigger. It stays in the tree (so it inherits theme and direction) and shows in the
 * top layer; it closes on Escape, outside press and when focus leaves, and gives focus back.
 */
export function usePopover(onClose?: () => void): PopoverControl {
  const [isOpen, setOpen] = useState(false);
  const [panelStyle, setPanelStyle] = useState<CSSProperties>({});
  const triggerRef = useRef<HTMLButtonElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const closed = useRef(onClose);
  closed.current = onClose;

  const close = useCallback(() => {
    if (panelRef.current?.contains(document.activeElement)) triggerRef.current?.focus();
    setOpen(false);
    closed.current?.();
  }, []);

  useIsomorphicLayoutEffect(() => {
    if (!isOpen) return;
    // The top layer: no ancestor's overflow, transform or containment can clip or shift the panel.
    panelRef.current?.showPopover?.();
    const place = () => setPanelStyle(placement(triggerRef.current, panelRef.current));
    place();
    const observer = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(place);
    if (panelRef.current) observer?.observe(panelRef.current);
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, true);
    return () => {
      observer?.disconnect();
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, true);
    };
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const isOutside = (target: EventTarget | null) =>
      target instanceof Node && !panelRef.current?.contains(target) && !triggerRef.current?.contains(target);
    const onPress = (event: Event) => isOutside(event.target) && close();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    };
    document.addEventListener("pointerdown", onPress, true);
    document.addEventListener("focusin", onPress);
    document.addEventListener("keydown", onKey, true);
    return () => {
      document.removeEventListener("pointerdown", onPress, true);
      document.removeEventListener("focusin", onPress);
      document.removeEventListener("keydown", onKey, true);
    };
  }, [isOpen, close]);

  const open = useCallback(() => setOpen(true), []);
  return { isOpen, open, close, triggerRef, panelRef, panelStyle };
}

function placement(trigger: HTMLElement | null, panel: HTMLElement | null): CSSProperties {
  if (!trigger || !panel) return {};
  const anchor = trigger.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const isRtl = getComputedStyle(trigger).direction === "rtl";
  const wanted = isRtl ? anchor.right - width : anchor.left;
  const left = Math.max(MARGIN, Math.min(wanted, window.innerWidth - width - MARGIN));
  const below = anchor.bottom + GAP;
  const fitsBelow = below + height + MARGIN <= window.innerHeight || anchor.top < height + GAP + MARGIN;
  const top = fitsBelow ? below : anchor.top - GAP - height;
  return { left, top, maxBlockSize: `calc(100vh - ${Math.max(top, MARGIN) + MARGIN}px)` };
}
