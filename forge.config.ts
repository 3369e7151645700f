import { execFileSync } from 'node:child_process'
import { MakerDeb } from '@electron-forge/maker-deb'
import { MakerZIP } from '@electron-forge/maker-zip'
import type { ForgeConfig } from '@electron-forge/shared-types'
import { launcherPath, writeLauncher } from './electron/tools/launcher'
import { packagedModules } from './electron/tools/packaged-modules'

/** Set by `electron/tools/package.ts` where the current Electron cannot be had. */
const trialZip = process.env.RAPPORTEUR_TRIAL_ZIP
const name = trialZip ? 'Rapporteur-trial' : 'Rapporteur'
const executableName = name.toLowerCase()

const kept = [
  'package.json',
  'LICENSE',
  'out/main',
  'out/hub',
  'out/cli',
  'out/window',
  ...packagedModules(),
]

const config: ForgeConfig = {
  outDir: trialZip ? 'dist-trial' : 'dist',
  packagerConfig: {
    name,
    executableName,
    // No archive: Typst reads its fonts, and libsql its binary, from plain files.
    asar: false,
    prune: false,
    ignore: (path) => path !== '' && !isKept(path.slice(1)),
    ...(trialZip ? { electronZipDir: trialZip } : {}),
  },
  // The native packages come ready for Node-API, which Electron has too.
  rebuildConfig: { onlyModules: [] },
  makers: [
    new MakerZIP(),
    new MakerDeb({
      options: {
        name: executableName,
        bin: launcherPath,
        productName: name,
        maintainer: 'The Rapporteur authors',
        genericName: 'Conference text editor',
        section: 'editors',
        categories: ['Office'],
        icon: 'assets/icons/rapporteur-512.png',
      },
    }),
  ],
  hooks: {
    prePackage: async () => {
      execFileSync('npx', ['tsx', 'electron/tools/build.ts'], {
        stdio: 'inherit',
        shell: process.platform === 'win32',
      })
    },
    postPackage: async (_, { platform, outputPaths }) => {
      if (platform !== 'linux') return
      for (const packaged of outputPaths) writeLauncher(packaged, executableName)
    },
  },
}

function isKept(path: string): boolean {
  if (path.endsWith('.map') || path.endsWith('/.made-from')) return false
  return kept.some((each) => within(path, each) || within(each, path))
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

// Forge reads its configuration from a default export.
export default config
