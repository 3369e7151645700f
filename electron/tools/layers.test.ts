import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './root'

/** In the files of a folder, what may not be imported: folders of ours, or packages. */
interface Rule {
  readonly rule: string
  readonly in: string
  readonly never: RegExp
  /** A test may stand a real hub or a file beside what it tests. */
  readonly testsMay?: true
}

const react = 'react$|react/|react-dom|react-aria'
const network = '@hocuspocus/|ws$|hono|@hono/'

const rules: readonly Rule[] = [
  {
    rule: 'shared stands on neither of the other two',
    in: 'shared/',
    never: /^(electron|renderer)(\/|$)/,
  },
  {
    rule: 'shared is pure: no Node, no React, no network',
    in: 'shared/',
    never: new RegExp(`^(node:|${react}|${network})`),
    testsMay: true,
  },
  { rule: 'electron imports nothing of the window', in: 'electron/', never: /^renderer\// },
  { rule: 'the window imports no Electron', in: 'renderer/', never: /^electron(\/|$)/ },
  {
    rule: 'the window imports no Node',
    in: 'renderer/',
    never: /^(node:|ws$|@hocuspocus\/server)/,
    testsMay: true,
  },
  {
    rule: 'the hub never imports Electron',
    in: 'electron/hub/',
    never: /^electron$|^electron\/(main|preload|host\/)/,
  },
  {
    rule: 'Electron starts the hub and imports none of it',
    in: 'electron/host/',
    never: /^electron\/hub\//,
    testsMay: true,
  },
  {
    rule: 'the editor knows neither React nor the network',
    in: 'renderer/editor/',
    never: new RegExp(`^(${react}|${network}|renderer/(session|panels|host|welcome)/)`),
  },
  {
    rule: 'the session knows no screen',
    in: 'renderer/session/',
    never: new RegExp(`^(${react}|renderer/(panels|welcome|i18n|app|main))`),
  },
  {
    rule: 'the panels know no Yjs',
    in: 'renderer/panels/',
    never: /^(yjs|y-prosemirror|y-protocols|@hocuspocus\/)/,
  },
]

it.each(rules)('$rule', ({ in: folder, never, testsMay }) => {
  const wrong = imports.filter(
    ({ file, what }) =>
      file.startsWith(folder) && never.test(what) && !(testsMay && isForTests(file)),
  )
  expect(wrong).toEqual([])
})

it('two files and no others speak between the processes of Electron', () => {
  const speaking = (name: string) =>
    sources.filter(({ text }) => importsName(text, name)).map(({ file }) => file)
  expect(speaking('ipcMain')).toEqual(['electron/host/ipc.ts'])
  expect(speaking('ipcRenderer')).toEqual(['electron/preload.ts'])
})

interface Source {
  readonly file: string
  readonly text: string
}

const sources: readonly Source[] = ['shared', 'electron', 'renderer'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => {
      const file = posix.join(folder, name.replaceAll('\\', '/'))
      return { file, text: readFileSync(join(root, file), 'utf8') }
    }),
)

const imports = sources.flatMap(({ file, text }) =>
  [...text.matchAll(/(?:^|\n)(?:import|export|\})[^'\n]*'([^']+)'|\bimport\('([^']+)'\)/g)].map(
    ([, named, late]) => ({ file, what: fromRoot(file, named ?? late ?? '') }),
  ),
)

/** `renderer/editor/contract` for one of ours, the package's name for another. */
function fromRoot(file: string, what: string): string {
  return what.startsWith('.') ? posix.join(posix.dirname(file), what) : what
}

function isForTests(file: string): boolean {
  return /\.test\.tsx?$|\/testing\//.test(file)
}

/** As an import and not in a comment, or in a test such as this one. */
function importsName(text: string, name: string): boolean {
  return new RegExp(`import [^'"]*\\b${name}\\b[^'"]*from 'electron'`).test(text)
}
