import { type ReactElement, type ReactNode, useEffect, useId } from "react";
import { classNames } from "../shared/class-names.ts";
import { type PopoverControl, usePopover } from "../shared/use-popover.ts";
import { Button, type ButtonProps } from "./button.tsx";

export interface PopoverProps {
  /** Name of the panel for screen readers. */
  label: string;
  trigger: ButtonProps & { "aria-label"?: string };
  children: (control: PopoverControl) => ReactNode;
  className?: string | undefined;
  onClose?: (() => void) | undefined;
}

const FOCUSABLE = "input, select, textarea, button:not([disabled]), [tabindex='0']";

/** A button that opens a panel of controls next to it. */
export function Popover({ label, trigger, children, className, onClose }: PopoverProps): ReactElement {
  const control = usePopover(onClose);
  const id = useId();
  const { isOpen, panelRef } = control;
  useEffect(() => {
    if (isOpen) panelRef.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
  }, [isOpen, panelRef]);
  return (
    <>
      <Button
        {...trigger}
        ref={control.triggerRef}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={isOpen ? control.close : control.open}
      />
      {isOpen && (
        <div
          ref={panelRef}
          id={id}
          role="dialog"
          popover="manual"
          aria-label={label}
          className={classNames("elqnt-popover", className)}
          style={control.panelStyle}
        >
          {children(control)}
        </div>
      )}
    </>
  );
}
