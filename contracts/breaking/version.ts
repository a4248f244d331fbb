/** Whether a version says "this breaks": the major moved, or the minor while the major is 0. */
export function announcesBreak(before: string, after: string): boolean {
  const [major = 0, minor = 0] = before.split(".").map(Number);
  const [newMajor = 0, newMinor = 0] = after.split(".").map(Number);
  return newMajor > major || (major === 0 && newMajor === 0 && newMinor > minor);
}
