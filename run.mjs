// `npm start` and `npm test` on a machine that has Node and npm and nothing else. Plain JavaScript without
// dependencies; old Nodes must be able to read this file, if only to be told so.
if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(
    `Failed to start: this is Node ${process.versions.node}. Install Node 20 or newer from nodejs.org.`,
  );
  process.exit(1);
}

import("./tools/run/main.mjs").then(({ main }) => main(process.argv.slice(2)));
