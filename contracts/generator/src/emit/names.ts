/** `createRecord` -> `CreateRecord`. */
export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The one line at the top of every generated file. */
export const header = (source: string): string =>
  `// Generated from ${source} by "npm run generate". Do not edit.\n`;
