import { instantKey, isDateText } from "@elqnt/service-kit/filter";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@"(),:;<>[\\\]]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}$/i;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:z|[+-](?:0\d|1[0-5]):[0-5]\d)$/i;
const DURATION = /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const OCTET = /^(?:0|[1-9]\d{0,2})$/;

interface Format {
  test(text: string): boolean;
  message: string;
}

/** Every `format` a schema may name. Each check is linear in the length of the text. */
export const formats: Readonly<Record<string, Format>> = {
  "date-time": { test: (text) => instantKey(text) !== undefined, message: "must be an RFC 3339 date-time" },
  date: { test: isDateText, message: "must be a date, YYYY-MM-DD" },
  time: { test: (text) => TIME.test(text), message: "must be an RFC 3339 time" },
  duration: { test: (text) => DURATION.test(text), message: "must be an ISO 8601 duration" },
  email: { test: isEmail, message: "must be an e-mail address" },
  hostname: { test: isHostname, message: "must be a host name" },
  ipv4: { test: isIpv4, message: "must be an IPv4 address" },
  ipv6: { test: isIpv6, message: "must be an IPv6 address" },
  uri: { test: isUri, message: "must be a URI" },
  "uri-reference": { test: isUriReference, message: "must be a URI reference" },
  uuid: { test: (text) => UUID.test(text), message: "must be a UUID" },
  "json-pointer": {
    test: (text) => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text),
    message: "must be a JSON Pointer",
  },
};

function isEmail(text: string): boolean {
  return text.length <= 254 && EMAIL.test(text);
}

function isHostname(text: string): boolean {
  return text.length <= 253 && text.split(".").every((label) => LABEL.test(label));
}

function isIpv4(text: string): boolean {
  const octets = text.split(".");
  return octets.length === 4 && octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255);
}

function isIpv6(text: string): boolean {
  return text.length <= 45 && /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]`);
}

function isUri(text: string): boolean {
  return SCHEME.test(text) && isUriReference(text) && URL.canParse(text);
}

function isUriReference(text: string): boolean {
  return !/[\s<>"{}|\\^`]/.test(text) && URL.canParse(text, "http://host/");
}
