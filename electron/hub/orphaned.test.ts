import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, expect, it, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-orphaned-'))
afterAll(() => rmSync(folder, { recursive: true }))
const root = join(import.meta.dirname, '../..')
const tsx = `'${process.execPath}' --import tsx`

/** A shell that runs a command and passes no signal on to it, and the first line that is said. */
async function behindAShell(command: string): Promise<{ shell: ChildProcess; said: string }> {
  const shell = spawn('/bin/sh', ['-c', `${command} & wait`], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(createInterface({ input: shell.stdout }), 'line')
  return { shell, said: String(said) }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const soon = { timeout: 20_000, interval: 100 }

it.skipIf(process.platform === 'win32')(
  'a hub that was started at a terminal ends with whoever started it',
  { timeout: 60_000 },
  async () => {
    const file = join(folder, 'a.rapporteur')
    const hub = `${tsx} electron/hub/main.ts --json --sample --port 0 --data '${file}'`
    const { shell, said } = await behindAShell(`RAPPORTEUR_STARTER=$$ ${hub}`)
    const { address } = JSON.parse(said) as { address: string }
    expect((await fetch(`${address}/health`)).ok).toBe(true)
    shell.kill('SIGKILL')
    await vi.waitFor(() => expect(fetch(`${address}/health`)).rejects.toThrow(), soon)
  },
)

it.skipIf(process.platform === 'win32')(
  'what a tool runs ends when the shell above the tool is ended alone, as npm ends it',
  { timeout: 60_000 },
  async () => {
    const lives = 'console.log(process.pid); setInterval(() => {}, 1_000)'
    const tool = `import('./electron/tools/run.ts').then(({ run }) => run(process.execPath, ['-e', '${lives}']))`
    const { shell, said } = await behindAShell(`${tsx} -e "${tool}"`)
    const pid = Number(said)
    expect(isRunning(pid)).toBe(true)
    shell.kill('SIGTERM')
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), soon)
  },
)

/** What npm does: a shell of its own beneath it, which runs the tool and stays. */
it.skipIf(process.platform !== 'linux')(
  'what a tool runs ends when npm is killed and the shell beneath it is left',
  { timeout: 60_000 },
  async () => {
    const lives = 'console.log(process.pid); setInterval(() => {}, 1_000)'
    const tool = `import('./electron/tools/run.ts').then(({ run }) => run(process.execPath, ['-e', '${lives}']))`
    const script = join(folder, 'script.sh')
    writeFileSync(script, `${tsx} -e "${tool}"\nexit $?\n`)
    const { shell, said } = await behindAShell(`npm_lifecycle_event=start /bin/sh '${script}'`)
    const pid = Number(said)
    expect(isRunning(pid)).toBe(true)
    shell.kill('SIGKILL')
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), soon)
  },
)
