/**
 * Shows the code of a story as it is written. By default Storybook writes down what it draws, every record of it, and
 * sends that to its server, which gives up at 100 MB.
 */
export const writtenCode = { docs: { source: { type: "code" } } } as const;
