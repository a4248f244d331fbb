import { type ButtonHTMLAttributes, forwardRef } from "react";
import { classNames } from "../shared/class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  size?: "medium" | "small" | undefined;
  icon?: IconName | undefined;
  /** Shows a spinner and ignores clicks, but keeps focus and its name. */
  busy?: boolean | undefined;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(props, ref) {
  const {
    look = "secondary",
    size = "medium",
    icon,
    busy = false,
    className,
    children,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      className={classNames("elqnt-button", className)}
      data-look={look}
      data-size={size}
      data-icon-only={children === undefined || undefined}
      aria-disabled={busy || rest["aria-disabled"]}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="elqnt-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
});

export interface IconButtonProps extends Omit<ButtonProps, "children"> {
  icon: IconName;
  /** What the button does, for people who cannot see the icon, and as its tooltip. */
  label: string;
}

export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(props, ref) {
  const { label, look = "quiet", ...rest } = props;
  return <Button {...rest} look={look} ref={ref} aria-label={label} title={label} />;
});
