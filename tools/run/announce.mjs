const elapsed = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/**
 * Runs `work` and tells of it in one line: what, and how long it took. On a terminal the time runs along, with the
 * last words of the program at work.
 */
export async function announce(title, work) {
  const start = performance.now();
  const terminal = process.stderr.isTTY === true;
  let detail = "";
  const draw = () => process.stderr.write(`\r\x1b[K${title} … ${elapsed(start)} ${detail}`.slice(0, 110));
  const timer = terminal ? setInterval(draw, 200) : undefined;
  if (terminal) draw();
  else process.stderr.write(`${title} … `);
  try {
    const result = await work((text) => {
      detail = text;
    });
    process.stderr.write(terminal ? `\r\x1b[K${title}: ${elapsed(start)}\n` : `${elapsed(start)}\n`);
    return result;
  } catch (error) {
    process.stderr.write(terminal ? `\r\x1b[K${title}: failed\n` : "failed\n");
    throw error;
  } finally {
    clearInterval(timer);
  }
}
