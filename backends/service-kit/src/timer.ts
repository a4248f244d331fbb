/** The timer, which is no reason to keep a process alive. Browsers have no `unref`. */
export function unref<TTimer extends ReturnType<typeof setTimeout>>(timer: TTimer): TTimer {
  if (typeof timer === "object") timer.unref();
  return timer;
}
