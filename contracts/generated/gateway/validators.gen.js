// Generated from contracts/openapi by "npm run generate". Do not edit.
import { validator } from "../../src/checks.ts";


export const validators = {
  getHealth: {  },
  getReadiness: {  },
  getMetrics: {  },
  getOpenApi: {  },
  getDocs: {  },
};
