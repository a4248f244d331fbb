/**
 * The form in which addresses are stored and compared: ASCII letters in lower case. Other letters keep their case,
 * because folding them maps different letters onto one (U+212A onto `k`), and an account onto another.
 */
export const normalizeEmail = (email: string): string =>
  email.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
