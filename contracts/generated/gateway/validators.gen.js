// Generated from contracts/openapi by "npm run generate". Do not edit.
import * as bodies from "./bodies.gen.js";
import * as parameters from "./parameters.gen.js";

export const validators = {
  getHealth: {  },
  getReadiness: {  },
  getMetrics: {  },
  getOpenApi: {  },
  getDocs: {  },
};
