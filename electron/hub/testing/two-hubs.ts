import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { SessionPassSchema } from '../../../shared/protocol'
import { StandingSchema } from '../../../shared/standby'
import { type HubProcess, readyHub } from './hub-process'
import { Participant } from './participant'

let folder: string
let running: HubProcess[] = []
/** Who is to leave after the test. */
export const people: Participant[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-standby-'))
})
afterEach(async () => {
  for (const person of people.splice(0)) person.leave()
  await allEnd()
  rmSync(folder, { recursive: true })
})

export const first = () => join(folder, 'first.rapporteur')
export const second = () => join(folder, 'second.rapporteur')

export async function started(...args: string[]): Promise<HubProcess> {
  const hub = await readyHub(...args)
  running.push(hub)
  return hub
}

export async function allEnd(): Promise<void> {
  await Promise.all(running.map((hub) => hub.end('SIGKILL')))
  running = []
}

/** A link as a standby takes it: in a file, and not in its command. */
export function fileOf(link: string): string {
  const file = join(folder, 'standby.link')
  writeFileSync(file, `${link}\n`)
  return file
}

export async function secretariatAt(hub: HubProcess): Promise<Participant> {
  const person = await Participant.join(hub.invitation, 'Sec')
  people.push(person)
  await person.text.synced()
  return person
}

/** A hub, its secretariat, and a standby that has everything. */
export async function followed(data = second()) {
  const hub = await started('--data', first(), '--sample', '--port', '0')
  const sec = await secretariatAt(hub)
  const { link } = await sec.do({ kind: 'invite-standby' }, 'invitation')
  const standby = await started('--data', data, '--standby', fileOf(link), '--port', '0')
  await inStep(sec)
  return { hub, sec, link, standby }
}

/** Until the hub has said to the secretariat that the standby has everything. */
export async function inStep(sec: Participant): Promise<void> {
  const file = sec.open({ kind: 'secretariat' })
  await file.until(() => file.notices.at(-1)?.includes('"in-step"') ?? false)
}

/** The same person on the same device, where another hub is by now. */
export async function moved(person: Participant, to: HubProcess): Promise<Participant> {
  const { device, joined } = person
  person.leave()
  const pass = SessionPassSchema.parse(await device?.session(to.address, joined.conference.id))
  const again = new Participant(to.address, { ...joined, ...pass }, undefined, device)
  people.push(again)
  await again.text.synced()
  return again
}

export async function standingAt({ address }: HubProcess) {
  return StandingSchema.parse(await (await fetch(`${address}/api/standby`)).json())
}

/** Until what was the standby answers as the hub. */
export async function ready(standby: HubProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = async () => {
      const standing = await standingAt(standby).catch(() => null)
      if (standing?.kind === 'hub') resolve()
      else setImmediate(look)
    }
    void look()
  })
}
