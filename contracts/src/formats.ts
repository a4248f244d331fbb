/** The formats that contracts may name, judged as ajv-formats judges them. */

const uuid = /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const email =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

const hex = "[0-9a-f]{1,4}";
const octet = "(?:25[0-5]|2[0-4]\\d|[01]?\\d\\d?)";
const ipv4 = `(?:${octet}\\.){3}${octet}`;
const escaped = "%[0-9a-f]{2}";
const characters = "[a-z0-9\\-._~!$&'\"()*+,;=:@]";
const segments = `(?:\\/(?:${characters}|${escaped})*)*`;
const rest = `(?:[a-z0-9\\-._~!$&'"()*+,;=:@/?]|${escaped})*`;

/** RFC 4291: up to `left` groups before the `::`, and so many behind it that there may be eight. */
function ipv6(): string {
  const low = `(?:${hex}:${hex}|${ipv4})`;
  const before = (left: number) => (left === 0 ? `(?:${hex})?` : `(?:(?:${hex}:){0,${left}}${hex})?`);
  const shapes = [
    `(?:${hex}:){6}`,
    `::(?:${hex}:){5}`,
    ...[0, 1, 2].map((left) => `${before(left)}::(?:${hex}:){${4 - left}}`),
    `${before(3)}::${hex}:`,
    `${before(4)}::`,
  ];
  return `(?:(?:${shapes.join("|")})${low}|${before(5)}::${hex}|${before(6)}::)`;
}

/** RFC 3986. */
function uriPattern(optional: "" | "?"): RegExp {
  const user = `(?:(?:[a-z0-9\\-._~!$&'()*+,;=:]|${escaped})*@)?`;
  const literal = `\\[(?:${ipv6()}|[Vv][0-9a-f]+\\.[a-z0-9\\-._~!$&'()*+,;=:]+)\\]`;
  const host = `(?:${literal}|${ipv4}|(?:[a-z0-9\\-._~!$&'"()*+,;=]|${escaped})*)`;
  const path = `(?:${characters}|${escaped})+${segments}`;
  const hierarchy = `(?:\\/?\\/${user}${host}(?::\\d*)?${segments}|\\/(?:${path})?|${path})`;
  return new RegExp(
    `^(?:[a-z][a-z0-9+\\-.]*:)${optional}${hierarchy}${optional}(?:\\?${rest})?(?:#${rest})?$`,
    "i",
  );
}

const uri = /* @__PURE__ */ uriPattern("");
const uriReference = /* @__PURE__ */ uriPattern("?");

const datePattern = /^(\d{4})-(\d\d)-(\d\d)$/;
const days = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (month === 2 && isLeap ? 29 : (days[month] ?? 0));
}

const timePattern = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i;

function isTime(text: string): boolean {
  const match = timePattern.exec(text);
  if (!match) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [zoneHour, zoneMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (zoneHour > 23 || zoneMinute > 59) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  // A leap second is the last of a UTC day.
  const sign = match[4] === "-" ? -1 : 1;
  const utcMinute = minute - zoneMinute * sign;
  const utcHour = hour - zoneHour * sign - (utcMinute < 0 ? 1 : 0);
  return (utcHour === 23 || utcHour === -1) && (utcMinute === 59 || utcMinute === -1) && second < 61;
}

function isDateTime(text: string): boolean {
  const [date, time, more] = text.split(/t|\s/i);
  return time !== undefined && more === undefined && isDate(date!) && isTime(time);
}

/** Whether a text has a format, by its name. */
export const formats = {
  "date-time": isDateTime,
  email: (text: string) => email.test(text),
  uri: (text: string) => /\/|:/.test(text) && uri.test(text),
  "uri-reference": (text: string) => uriReference.test(text),
  uuid: (text: string) => uuid.test(text),
} as const;

/** The name of a format that is checked. */
export type Format = keyof typeof formats;
