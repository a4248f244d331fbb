/** A reason to stop, as one sentence for the person at the terminal; `log` is what a program printed before. */
export class Refusal extends Error {
  constructor(message, log = "") {
    super(message);
    this.name = "Refusal";
    this.log = log;
  }
}

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ECONNRESET|ERR_SOCKET_TIMEOUT|network/i;
const noPermission = /EACCES|EPERM|EROFS|permission denied|read-only file system/i;

/** Why a program that fetches packages failed, judged by what it printed. */
export function refusalOf(what, output) {
  if (noPermission.test(output)) {
    return new Refusal(`Failed to ${what}: a folder cannot be written, see above.`, output);
  }
  if (noNetwork.test(output)) {
    return new Refusal(
      `Failed to ${what}: the package registry cannot be reached. Once done, it works offline.`,
      output,
    );
  }
  return new Refusal(`Failed to ${what}: see its output above.`, output);
}
