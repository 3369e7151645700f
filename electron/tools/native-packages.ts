/**
 * Not put into the bundles but loaded from `node_modules`: code that finds its binary by its own
 * folder.
 */
export const nativePackages = [
  'libsql',
  '@myriaddreamin/typst-ts-node-compiler',
  'xmllint-wasm',
] as const
