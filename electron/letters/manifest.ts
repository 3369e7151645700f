import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What a run has put into a folder, so that the next one makes only what has become different. */
const Manifest = z.strictObject({
  version: z.literal(1),
  /** By the name of a file in the folder; nothing else there is ours. */
  files: z.record(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/),
    z.strictObject({
      /** Of what it was made from. */
      source: z.string(),
      /** Of its bytes. */
      sha256: z.string(),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

export const manifestFile = 'manifest.json'

export const noManifest: Manifest = { version: 1, files: {} }

/** An empty one where there is none, or none that can be read: everything is then made anew. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    const read = Manifest.safeParse(JSON.parse(await readFile(join(folder, manifestFile), 'utf8')))
    return read.success ? read.data : noManifest
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (missing || error instanceof SyntaxError) return noManifest
    throw error
  }
}

/** Whether the file is there as it was made, from this source. */
export async function isUnchanged(
  folder: string,
  { files }: Manifest,
  name: string,
  source: string,
): Promise<boolean> {
  const known = files[name]
  if (known?.source !== source) return false
  try {
    return sha256(await readFile(join(folder, name))) === known.sha256
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
