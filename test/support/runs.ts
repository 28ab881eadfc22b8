/**
 * How often fast-check tries a property, always with the same seed: what a commit breaks, it breaks
 * for everyone. RUNS and SEED make the long form (`npm run proofs`).
 */
export const runs = (usual: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: Number(process.env['RUNS'] ?? usual),
  seed: Number(process.env['SEED'] ?? 20261122),
});
