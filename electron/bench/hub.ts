import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { DelegationId } from '../../shared/ids'
import { parseInvitationLink } from '../../shared/invitation-link'
import type { Act, ActResult, Entered, Outcome } from '../../shared/protocol'
import { TestDevice } from '../hub/testing/device'

type SeatOf = Extract<Act, { kind: 'invite' }>['to']

/** A real hub process with a long text, and seats on it. */
export interface BenchHub {
  readonly address: string
  readonly pid: number
  /** The text's document name. */
  readonly document: string
  join(name: string): Promise<Entered>
  /** A seat in a delegation of one's own. */
  accredit(delegation: string): Promise<Entered>
  /** Acts as whoever has the token; without one, as the secretariat. */
  act(act: Act, token?: string): Promise<ActResult>
  /** The link for a window: of a member of a delegation, unless it is for another seat. */
  windowLink(role?: 'secretariat' | 'president'): Promise<string>
  stop(): Promise<void>
}

export async function startHub(folder: string, pages: string, opening: object): Promise<BenchHub> {
  const file = join(folder, 'opening.json')
  await writeFile(file, JSON.stringify(opening))
  const root = join(import.meta.dirname, '../..')
  const child = spawn(
    process.execPath,
    [
      join(root, 'out/hub/hub.cjs'),
      ...['--data', join(folder, 'bench.rapporteur')],
      ...['--text', file],
      ...['--window', pages],
      ...['--port', '0', '--host', '127.0.0.1', '--json'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ready = await new Promise<{ address: string; invitation: string }>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The hub ended with code ${code}`)))
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)))
  })
  child.removeAllListeners('exit')
  const secretariat = await redeem(ready.invitation, 'Secretariat')
  const delegation = await accredited('Bench')
  const member = ({ delegation }: { readonly delegation: DelegationId }) =>
    ({ role: 'delegation', delegation, pen: true }) as const
  const invite = async (to: SeatOf) => {
    const made = await act({ kind: 'invite', to })
    if (made.kind !== 'invitation') throw new Error('Inviting answers with the link')
    return made.link
  }

  async function accredited(name: string) {
    const made = await act({ kind: 'accredit-delegation', name })
    if (made.kind !== 'delegation') throw new Error('Accrediting answers with the delegation')
    return made
  }

  async function act(act: Act, token = secretariat.token): Promise<ActResult> {
    const response = await fetch(`${ready.address}/api/acts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(act),
    })
    const outcome = (await response.json()) as Outcome
    if (outcome.kind !== 'done') throw new Error(`The hub refused: ${JSON.stringify(outcome)}`)
    return outcome.result
  }

  async function redeem(link: string, name: string): Promise<Entered> {
    const invitation = parseInvitationLink(link)
    if (!invitation) throw new Error(`Not an invitation: ${link}`)
    const entered = await (await TestDevice.make()).join(invitation, name)
    if ('problem' in entered) throw new Error(`The hub let nobody in: ${entered.problem}`)
    return entered
  }

  return {
    address: ready.address,
    pid: child.pid ?? 0,
    document: `text/${secretariat.conference.text}`,
    join: async (name) => redeem(await invite(member(delegation)), name),
    accredit: async (name) => redeem(await invite(member(await accredited(name))), name),
    act,
    windowLink: (role) => invite(role ? { role } : member(delegation)),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill()
      }),
  }
}
