import { Refusal } from "./refusal.mjs";

/** Reads the arguments of `npm test`: which steps, and how. What follows the options goes to the one step chosen. */
export function parseTestArguments(args, steps) {
  const rest = [...args];
  const names = [];
  let keepGoing = false;
  let list = false;
  while (/^--(only|keep-going|list)$/.test(rest[0] ?? "")) {
    const option = rest.shift();
    if (option === "--only") names.push(rest.shift());
    if (option === "--keep-going") keepGoing = true;
    if (option === "--list") list = true;
  }
  return { selected: select(steps, names, rest), keepGoing, list };
}

function select(steps, names, rest) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) throw unknownStep(unknown[0] ?? "", steps);
  const selected = names.length > 0 ? steps.filter(({ name }) => names.includes(name)) : steps;
  if (rest.length === 0) return selected;
  if (selected.length !== 1) {
    throw new Refusal(
      `Failed to read "${rest.join(" ")}": arguments need one step, chosen with --only <step>.`,
    );
  }
  return selected.map((step) => ({ ...step, command: [...step.command, ...rest] }));
}

function unknownStep(name, steps) {
  const known = steps.map((step) => step.name).join(", ");
  return new Refusal(`Failed to find the step "${name}": there are ${known}.`);
}
