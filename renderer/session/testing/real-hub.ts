import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach } from 'vitest'
import * as Y from 'yjs'
import type { SeatOf } from '../../../shared/conference'
import { joinStatement } from '../../../shared/device-proof'
import { schemaVersion } from '../../../shared/document/schema-version'
import { read } from '../../../shared/document/ydoc'
import type { DelegationId } from '../../../shared/ids'
import { parseInvitationLink } from '../../../shared/invitation-link'
import type { Entered, JoinRequest } from '../../../shared/protocol'
import { type HeldDevice, held, makeDevice } from '../device'
import type { Live } from '../live'
import { openSession, type Session } from '../session'
import { bringWebSocket } from './browser-socket'

bringWebSocket()

/** The real hub in a process of its own, with its real disk, as `npm run hub` starts it. */
export interface Hub {
  readonly address: string
  readonly invitation: string
  kill(): Promise<void>
}

let folder = ''
/** What is to be ended after the test, the last first. */
export const ends: (() => unknown)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-session-'))
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  rmSync(folder, { recursive: true, force: true })
})

/** With an earlier one's port, it is that hub started again; the conference is always the same. */
export async function startHub(
  earlier?: { readonly address: string },
  file: 'sample' | 'standby' = 'sample',
): Promise<Hub> {
  const port = earlier ? new URL(earlier.address).port : '0'
  const options = ['--sample', '--json', ...fileAt(file), '--port', port]
  const child = run('electron/hub/main.ts', ...options)
  const kill = () => killed(child)
  ends.push(kill)
  const { address, invitation } = await ready(child, '"ready"')
  return { address, invitation, kill }
}

/** A hub on what would be another machine, that follows by the secretariat's link. */
export async function startStandby(link: string): Promise<Pick<Hub, 'address' | 'kill'>> {
  const file = join(folder, 'standby.link')
  writeFileSync(file, link)
  const options = ['--json', ...fileAt('standby'), '--standby', file, '--port', '0']
  const child = run('electron/hub/main.ts', ...options)
  const kill = () => killed(child)
  ends.push(kill)
  const { address } = await ready(child, '"standby"')
  return { address, kill }
}

/** `rapporteur takeover`, on the standby's machine. Answers its exit code. */
export async function takeOver(): Promise<number | null> {
  const [, file = ''] = fileAt('standby')
  const child = run('electron/cli/main.ts', 'takeover', file)
  return new Promise((resolve) => child.once('exit', resolve))
}

function fileAt(name: string): [option: string, file: string] {
  return ['--data', join(folder, `${name}.rapporteur`)]
}

function run(...words: string[]): ChildProcess {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  return spawn(process.execPath, ['--import', 'tsx', ...words], { cwd: root, stdio: [...stdio] })
}

function ready(
  child: ChildProcess,
  word: string,
): Promise<{ address: string; invitation: string }> {
  return new Promise((resolve, reject) => {
    let out = ''
    let troubles = ''
    child.stderr?.on('data', (bytes) => {
      troubles += bytes
    })
    child.stdout?.on('data', (bytes) => {
      out += bytes
      const line = out.split('\n').find((each) => each.includes(word))
      if (line) resolve(JSON.parse(line))
    })
    child.once('exit', (code) => reject(new Error(`The hub ended with ${code}: ${troubles}`)))
  })
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** Joins on a device that is forgotten after the test. */
export async function seatAt(link: string, name: string): Promise<Entered> {
  return joinOn(await newDevice(), link, name)
}

export async function newDevice(): Promise<HeldDevice> {
  return held(await makeDevice())
}

export async function joinOn(device: HeldDevice, link: string, name: string): Promise<Entered> {
  const invitation = parseInvitationLink(link)
  if (!invitation) throw new Error(`Not an invitation: ${link}`)
  const { address, conference, token } = invitation
  const proof = await device.sign(joinStatement(conference, token, device.keys))
  const request: JoinRequest = { token, name, keys: device.keys, proof }
  const response = await fetch(`${address}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  return response.json()
}

export async function take(link: string, name: string, schema = schemaVersion): Promise<Session> {
  const device = await newDevice()
  const entered = await joinOn(device, link, name)
  const { origin } = new URL(link)
  const session = openSession(origin, entered, entered.token, async () => device, schema)
  ends.push(session.close)
  return session
}

export const seatFor = (delegation: DelegationId): SeatOf => ({
  role: 'delegation',
  delegation,
  pen: true,
})

export async function invite(secretariat: Session, to: SeatOf): Promise<string> {
  const answer = await secretariat.perform({ kind: 'invite', to })
  if (answer.kind !== 'done' || answer.result.kind !== 'invitation') {
    throw new Error(`No invitation: ${JSON.stringify(answer)}`)
  }
  return answer.result.link
}

/** A numbered paragraph somewhere in the text, the same in every window. */
export function paragraphIn(session: Session): Y.XmlElement {
  return firstParagraph(session.text.get().content)
}

export function firstParagraph(content: Y.XmlFragment): Y.XmlElement {
  const [found] = content.createTreeWalker(
    (node) => node instanceof Y.XmlElement && node.nodeName === 'paragraph',
  )
  if (!(found instanceof Y.XmlElement)) throw new Error('There is a paragraph in every text')
  return found
}

export function insert(paragraph: Y.XmlElement, words: string): void {
  const run = paragraph.get(0)
  if (!(run instanceof Y.XmlText)) throw new Error('A paragraph of the sample begins with words')
  run.insert(0, words)
}

export function wordsOf(session: Session): string {
  const { doc } = session.text.get().content
  const reading = doc ? read(doc) : null
  return reading?.kind === 'valid' ? reading.node.textContent : ''
}

export function until<T>(live: Live<T>, is: (value: T) => boolean, ms = 20_000): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      unsubscribe()
      reject(
        new Error(
          `Still ${JSON.stringify(live.get(), (key, value) => (key === 'content' || key === 'awareness' ? undefined : value))?.slice(0, 400)}`,
        ),
      )
    }, ms)
    const check = () => {
      if (!is(live.get())) return
      clearTimeout(late)
      unsubscribe()
      resolve()
    }
    const unsubscribe = live.subscribe(check)
    check()
  })
}
