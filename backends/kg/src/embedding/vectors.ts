/** Cosine of the angle between two vectors of one length, -1 to 1; 0 when one of them is zero. */
export function cosine(left: readonly number[], right: readonly number[]): number {
  let [dot, leftSquare, rightSquare] = [0, 0, 0];
  for (let at = 0; at < left.length; at++) {
    const [a, b] = [left[at]!, right[at]!];
    dot += a * b;
    leftSquare += a * a;
    rightSquare += b * b;
  }
  const lengths = Math.sqrt(leftSquare) * Math.sqrt(rightSquare);
  return lengths === 0 ? 0 : Math.max(-1, Math.min(1, dot / lengths));
}

/** A vector of length 1 in the same direction; zero stays zero. */
export function normalize(vector: Float64Array): number[] {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  return Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}
