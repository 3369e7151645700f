/**
 * Not put into the bundles but loaded from `node_modules`: native code, which finds its binary by
 * its own folder.
 */
export const nativePackages = ['libsql', '@myriaddreamin/typst-ts-node-compiler'] as const
