/**
 * The address a request is counted under. Behind `trustedProxies` reverse proxies it is the entry that the
 * outermost of them appended to `X-Forwarded-For`; everything left of it was written by the client.
 */
export function clientAddress(
  remoteAddress: string | undefined,
  forwardedFor: string | null | undefined,
  trustedProxies: number,
): string | undefined {
  if (trustedProxies === 0 || !forwardedFor) return remoteAddress;
  const hops = forwardedFor.split(",");
  const hop = hops[Math.max(0, hops.length - trustedProxies)]!.trim();
  return /^[0-9a-fA-F.:]{2,45}$/.test(hop) ? hop : remoteAddress;
}

/** An IPv6 customer owns a /64, so that is what a bucket is kept for; an IPv4-mapped address counts as IPv4. */
export function addressKey(address: string): string {
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped ? mapped[1]! : `${networkPrefix(address)}/64`;
}

function networkPrefix(address: string): string {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}
