import { chmodSync, copyFileSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleForNode, bundleForWindow } from './bundle'
import { root } from './root'

export const outputNames = ['main', 'hub', 'cli', 'window'] as const
export type OutputName = (typeof outputNames)[number]

/** A folder below `out/`, what it is made of, and how. */
export interface Output {
  readonly inputs: readonly string[]
  readonly make: (folder: string) => Promise<void>
}

const makers = ['electron/tools/bundle.ts', 'electron/tools/outputs.ts', 'package-lock.json']

export const outputs: Readonly<Record<OutputName, Output>> = {
  main: {
    inputs: ['electron', 'shared', 'assets', ...makers],
    make: async (folder) => {
      await bundleForNode('electron/main.ts', join(folder, 'main.cjs'))
      await bundleForNode('electron/preload.ts', join(folder, 'preload.cjs'))
    },
  },
  hub: {
    inputs: ['electron', 'shared', 'assets', ...makers],
    make: async (folder) => {
      await bundleForNode('electron/hub/main.ts', join(folder, 'hub.cjs'))
      await bundleForNode('electron/hub/press-worker.ts', join(folder, 'press.cjs'))
      await bundleForNode('electron/hub/tidy-worker.ts', join(folder, 'tidy.cjs'))
      copyFonts(join(folder, 'fonts'))
    },
  },
  cli: {
    inputs: ['electron', 'shared', 'assets', ...makers],
    make: async (folder) => {
      const command = join(folder, 'rapporteur.cjs')
      await bundleForNode('electron/cli/main.ts', command, '#!/usr/bin/env node')
      chmodSync(command, 0o755)
    },
  },
  window: {
    inputs: ['renderer', 'shared', 'assets', ...makers],
    make: (folder) => bundleForWindow('renderer', folder),
  },
}

/**
 * What Typst prints with. It reads TTF files from a folder, not from a bundle. Later versions of the
 * Arabic font draw the dots of a letter apart from it, and no word of such a file can be searched.
 */
const fonts = [
  'tinos/400Regular/Tinos_400Regular.ttf',
  'tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'tinos/700Bold/Tinos_700Bold.ttf',
  'tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  'noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf',
  'noto-naskh-arabic/NotoNaskhArabic_700Bold.ttf',
]

function copyFonts(folder: string): void {
  const packages = join(root, 'node_modules/@expo-google-fonts')
  mkdirSync(folder, { recursive: true })
  for (const font of fonts) copyFileSync(join(packages, font), join(folder, basename(font)))
  const licences = {
    tinos: join(packages, 'tinos/LICENSE_FONT'),
    'noto-naskh-arabic': join(root, 'assets/licences/noto-naskh-arabic.txt'),
  }
  for (const [family, licence] of Object.entries(licences))
    copyFileSync(licence, join(folder, `${family}-LICENSE.txt`))
}
