import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { root } from '../../tools/root'

/** With the fonts that the application brings, and no files. */
export function typstCompiler(): NodeCompiler {
  const fontPaths = ['tinos', 'noto-naskh-arabic'].map((family) =>
    join(root, 'node_modules/@expo-google-fonts', family),
  )
  return NodeCompiler.create({ workspace: join(root, 'none'), fontArgs: [{ fontPaths }] })
}
