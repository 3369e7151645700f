import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it } from 'vitest'
import { parseInvitationLink } from '../../shared/invitation-link'
import { readUse } from '../bench/hub-load/use'
import { longText } from '../bench/long-text'
import { TestDevice } from './testing/device'
import { readyHub } from './testing/hub-process'
import { Participant } from './testing/participant'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-asked-'))
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Milliseconds that the hub has worked so far, however many others want the processors meanwhile. */
const worked = (pid: number) => readUse(pid).cpuMs

it.skipIf(process.platform !== 'linux')(
  'whoever asks for the text hundreds of times at once waits for their own answers, and others do not',
  async () => {
    const opening = join(folder, 'opening.json')
    writeFileSync(opening, JSON.stringify(longText(20, 50)))
    const file = join(folder, 'conference.rapporteur')
    const hub = await readyHub('--data', file, '--text', opening, '--port', '0')
    ends.push(() => hub.end('SIGKILL'))
    const secretariat = await Participant.join(hub.invitation, 'Sec')
    ends.push(() => secretariat.leave())
    const { link } = await secretariat.do(
      { kind: 'invite', to: { role: 'observer' } },
      'invitation',
    )
    const invitation = parseInvitationLink(link)
    if (!invitation) throw new Error('The hub makes invitations that can be read')
    const observer = await (await TestDevice.make()).join(invitation, 'Obs')
    if ('problem' in observer) throw new Error(observer.problem)
    const text = await secretariat.text.synced()

    let left = 120
    const began = worked(hub.pid)
    const all = Array.from({ length: left }, async () => {
      const headers = { authorization: `Bearer ${observer.token}` }
      const answer = await fetch(`${hub.address}/api/text`, { headers })
      await answer.arrayBuffer()
      left--
    })
    let longest = 0
    for (let key = 0; left > 0; key++) {
      const before = worked(hub.pid)
      text.type('In paragraph 1 ', `${key} `)
      await text.sent()
      longest = Math.max(longest, worked(hub.pid) - before)
    }
    await Promise.all(all)
    expect(longest).toBeLessThan((worked(hub.pid) - began) / 4)
  },
  60_000,
)
