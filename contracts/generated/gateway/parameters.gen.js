// Generated from contracts/openapi by "npm run generate". Do not edit.
