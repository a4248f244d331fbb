import { useContext } from "react";
import { sharedContext } from "../shared/shared-context.ts";

/** `auto` follows the reader's system; `light` and `dark` are forced. */
export type Theme = "auto" | "light" | "dark";

/** `comfortable` (default) for reading and touch, `compact` for dense operational screens. */
export type Density = "comfortable" | "compact";

export interface Appearance {
  theme: Theme;
  density: Density;
  /** BCP 47 tag for dates, numbers and plurals. Defaults to `en`. */
  locale: string;
  direction: "ltr" | "rtl";
  /** IANA time zone for dates. Defaults to the zone of the browser. */
  timeZone: string | undefined;
}

export const defaultAppearance: Appearance = {
  theme: "auto",
  density: "comfortable",
  locale: "en",
  direction: "ltr",
  timeZone: undefined,
};

export const AppearanceContext = sharedContext<Appearance>("appearance", defaultAppearance);

/** The theme, density, locale and direction of the nearest `ElqntProvider`, or the defaults without one. */
export function useAppearance(): Appearance {
  return useContext(AppearanceContext);
}
