/** A flat name, value list as `HeadersInit`; a name may come more than once. */
export function pairs(list: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let index = 0; index < list.length; index += 2) result.push([list[index]!, list[index + 1]!]);
  return result;
}
