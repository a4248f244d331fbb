import { type ReactElement, type ReactNode, useMemo } from "react";
import {
  AppearanceContext,
  type Density,
  defaultAppearance,
  type Theme,
  useAppearance,
} from "./appearance.ts";
import { type MessageOverrides, MessagesContext } from "./messages.ts";

export interface ElqntThemeProps {
  /** `auto` (default) follows the reader's system. */
  theme?: Theme | undefined;
  density?: Density | undefined;
  /** BCP 47 tag for dates, numbers and plurals. Defaults to `en`. */
  locale?: string | undefined;
  /** Defaults to the direction of `locale`. */
  direction?: "ltr" | "rtl" | undefined;
  /** IANA time zone for dates. Defaults to the zone of the browser. */
  timeZone?: string | undefined;
  /** Texts of the components; give a stable object. */
  messages?: MessageOverrides | undefined;
  children: ReactNode;
}

/**
 * Sets theme, density, language and direction for everything inside, without fetching anything. Use it for
 * the presentational components alone; `ElqntProvider` includes it.
 *
 * `import { ElqntTheme } from "@elqnt/react"`
 */
export function ElqntTheme(props: ElqntThemeProps): ReactElement {
  const { theme, density, locale, timeZone, messages, children } = props;
  const outer = useAppearance();
  const direction = props.direction ?? (locale ? directionOf(locale) : outer.direction);
  const appearance = useMemo(
    () => ({
      theme: theme ?? outer.theme,
      density: density ?? outer.density,
      locale: locale ?? outer.locale,
      direction,
      timeZone: timeZone ?? outer.timeZone,
    }),
    [theme, density, locale, direction, timeZone, outer],
  );
  const content = messages ? (
    <MessagesContext.Provider value={messages}>{children}</MessagesContext.Provider>
  ) : (
    children
  );
  return (
    <AppearanceContext.Provider value={appearance}>
      <div
        className="elqnt elqnt-theme"
        data-elqnt-theme={theme ?? (outer === defaultAppearance ? "auto" : undefined)}
        data-elqnt-density={appearance.density}
        lang={appearance.locale}
        dir={direction}
      >
        {content}
      </div>
    </AppearanceContext.Provider>
  );
}

const RTL_LANGUAGES: ReadonlySet<string> = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);

function directionOf(locale: string): "ltr" | "rtl" {
  return RTL_LANGUAGES.has(locale.split("-")[0]?.toLowerCase() ?? "") ? "rtl" : "ltr";
}
