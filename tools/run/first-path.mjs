// npx puts the folder with the programs it fetched first on PATH.
import { delimiter } from "node:path";

console.log((process.env.PATH ?? "").split(delimiter)[0]);
