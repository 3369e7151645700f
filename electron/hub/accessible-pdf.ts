import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { scriptsUndisplayed } from '../../shared/exchange/typst/undisplayed'

/**
 * PDF/UA refuses a sign that no font of this machine has, among other things. A word that nobody
 * could read is refused; but the words around a lone sign matter more: such a file is tagged all the
 * same, and only does not claim the standard.
 */
export function accessiblePdf(
  compiler: NodeCompiler,
  source: { readonly mainFileContent: string },
): Buffer {
  try {
    return compiler.pdf(source, { pdfStandard: 'ua-1' })
  } catch (error) {
    const said = reasonOf(error)
    if (!said.includes('PDF/UA-1 error') || scriptsUndisplayed(said).length > 0) throw error
    refuseUndisplayed(compiler, source)
    return compiler.pdf(source, {})
  }
}

/**
 * A standard stops at the first thing that it refuses: one that asks for less may come as far as the
 * words. What else it refuses does not matter here.
 */
function refuseUndisplayed(
  compiler: NodeCompiler,
  source: { readonly mainFileContent: string },
): void {
  try {
    compiler.pdf(source, { pdfStandard: 'a-2b' })
  } catch (error) {
    if (scriptsUndisplayed(reasonOf(error)).length > 0) throw error
  }
}

/** Typst's own errors have no message but a code that says it all. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return error.message || code || error.name
}
