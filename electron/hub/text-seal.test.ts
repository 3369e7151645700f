import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type RecordEntry, writeRegister } from '../../shared/amendments/register'
import { conferenceId, type DeviceId, personId, versionId } from '../../shared/ids'
import { sealOf, sealStatement } from '../../shared/versions/text-seal'
import type { Hub } from './hub'
import { MemoryStore } from './memory-store'
import { nextEntry } from './record'
import { openSqliteStore } from './sqlite-store'
import type { Store } from './store'
import { TestDevice } from './testing/device'
import { openTestHub, seatEveryone } from './testing/open-hub'
import { Participant } from './testing/participant'
import { verify } from './verify'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-seal-'))
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A conference that has adopted its text, with nothing signed by the president yet. */
async function adopted(store: Store = new MemoryStore()) {
  const hub = await openTestHub(store)
  const everyone = await seatEveryone(hub)
  const leave = async () => {
    for (const each of Object.values(everyone)) each.leave()
    await hub.close()
  }
  const { president } = everyone
  await president.do({ kind: 'open-stage', stage: 'adopting' }, 'nothing')
  await president.do({ kind: 'open-stage', stage: 'adopted' }, 'nothing')
  return { hub, leave, ...everyone }
}

const deviceOf = ({ device }: Participant): TestDevice => {
  if (!device) throw new Error('Who joined has a device')
  return device
}

function textOf(hub: Hub) {
  const register = hub.register()
  const seal = sealOf(register)
  if (!seal) throw new Error('The text is adopted')
  return { conference: register.conference.id, version: seal.version, seal }
}

/** The president's signature over the text, or whatever else is given. */
async function signed(
  hub: Hub,
  device: TestDevice,
  over?: { conference?: string; digest?: string },
) {
  const { conference, version } = textOf(hub)
  const statement = sealStatement(
    'president',
    over?.conference ?? conference,
    over?.digest ?? version.digest,
  )
  return {
    kind: 'sign-adopted-text',
    version: version.id,
    signature: await device.sign(statement),
  } as const
}

const notValid = { kind: 'refused', why: 'signature-not-valid' }

describe('an adopted text', () => {
  it('is signed by the hub with its adoption, and by the president’s device, and both are verified', async () => {
    const store = new MemoryStore()
    const { hub, leave, president } = await adopted(store)
    ends.push(leave)
    expect(textOf(hub).seal).toMatchObject({ hub: { key: expect.any(String) }, president: null })
    expect((await verify(store)).findings).toEqual([])
    await president.do(await signed(hub, deviceOf(president)), 'nothing')
    const { seal } = textOf(hub)
    expect(seal.president).toMatchObject({
      entry: { by: { name: 'Pres', role: 'president' } },
      deed: { device: deviceOf(president).id, seal: { key: deviceOf(president).keys.sign } },
    })
    expect((await verify(store)).findings).toEqual([])
    expect(await president.act(await signed(hub, deviceOf(president)))).toEqual({
      kind: 'refused',
      why: 'text-signed-already',
    })
  })

  it('stays adopted while the signature is pending, and whoever presides next signs it', async () => {
    const path = join(folder, 'gone.rapporteur')
    const first = await adopted(openSqliteStore(path))
    const { person } = first.president.joined.seat
    await first.leave()

    const store = openSqliteStore(path)
    const hub = await openTestHub(store)
    ends.push(() => hub.close())
    const secretariat = await Participant.join(await hub.invite(hub.address), 'Sec')
    ends.push(() => secretariat.leave())
    expect(hub.register().stage).toBe('adopted')
    expect(textOf(hub).seal).toMatchObject({ hub: expect.anything(), president: null })
    const lost = first.president.joined.device
    await secretariat.do({ kind: 'revoke-device', device: lost }, 'nothing')
    const next = await secretariat.invite({ role: 'president' }, 'Next')
    ends.push(() => next.leave())
    await next.do(await signed(hub, deviceOf(next)), 'nothing')
    expect(textOf(hub).seal.president?.entry.by).toMatchObject({ name: 'Next' })
    expect(textOf(hub).seal.president?.entry.by.person).not.toBe(person)
    expect((await verify(store)).findings).toEqual([])
  })

  it('is verified from a backup as from its own file', async () => {
    const path = join(folder, 'kept.rapporteur')
    const own = openSqliteStore(path)
    const { hub, leave, president } = await adopted(own)
    await president.do(await signed(hub, deviceOf(president)), 'nothing')
    const backup = join(folder, 'backup.rapporteur')
    await own.copyInto(backup)
    await leave()
    const store = openSqliteStore(backup)
    ends.push(() => store.close())
    const { findings, register } = await verify(store)
    expect(findings).toEqual([])
    expect(sealOf(register)?.president?.deed.device).toBe(deviceOf(president).id)
  })
})

describe('the hub takes no signature', () => {
  it('of another device, over another text or of another conference', async () => {
    const { hub, leave, president, secretariat } = await adopted()
    ends.push(leave)
    const other = await adopted()
    ends.push(other.leave)
    const own = deviceOf(president)
    const forged = [
      await signed(hub, deviceOf(secretariat)),
      await signed(hub, await TestDevice.make()),
      await signed(hub, own, { digest: 'f'.repeat(64) }),
      await signed(hub, own, { conference: other.hub.register().conference.id }),
      { ...(await signed(hub, own)), version: textOf(other.hub).version.id },
      { ...(await signed(hub, own)), signature: textOf(hub).seal.hub?.signature ?? '' },
      { ...(await signed(hub, own)), signature: 'A'.repeat(86) },
    ]
    for (const each of forged) expect(await president.act(each)).toEqual(notValid)
    expect(textOf(hub).seal.president).toBeNull()
  })

  it('before there is an adopted text, or from anybody but the president', async () => {
    const { hub, leave, secretariat, ardesia, observer } = await adopted()
    ends.push(leave)
    for (const each of [secretariat, ardesia, observer]) {
      const refused = { kind: 'refused', why: 'not-your-role' }
      expect(await each.act(await signed(hub, deviceOf(each)))).toEqual(refused)
    }
    const early = await openTestHub()
    const people = await seatEveryone(early)
    ends.push(async () => {
      for (const each of Object.values(people)) each.leave()
      await early.close()
    })
    const act = {
      kind: 'sign-adopted-text',
      version: versionId('v1'),
      signature: 'A'.repeat(86),
    } as const
    const refused = { kind: 'refused', why: 'not-at-this-stage' }
    expect(await people.president.act(act)).toEqual(refused)
  })
})

type Change = (deed: RecordEntry['deed'], by: RecordEntry['by']) => Partial<RecordEntry>

describe('verifying finds', () => {
  let stranger: TestDevice
  beforeAll(async () => {
    stranger = await TestDevice.make()
  })

  /**
   * What is found of the seal where somebody has written the record anew, with all hashes made right
   * again, or called the conference another one.
   */
  async function rewritten(changeIn: (hub: Hub) => Change | Promise<Change>, conference?: string) {
    const store = new MemoryStore()
    const { hub, leave, president } = await adopted(store)
    ends.push(leave)
    await president.do(await signed(hub, deviceOf(president)), 'nothing')
    const change = await changeIn(hub)
    const register = hub.register()
    const record: RecordEntry[] = []
    for (const { at, by, deed } of register.record) {
      const anew = { at, by, deed, ...change(deed, by) }
      record.push(nextEntry(record, anew.at, anew.by, anew.deed))
    }
    const id = conferenceId(conference ?? register.conference.id)
    const doc = new Y.Doc()
    writeRegister(doc, { ...register, conference: { ...register.conference, id }, record })
    const forged = new MemoryStore()
    for (const row of await store.load('people')) await forged.append(row)
    await forged.append({ document: 'register', update: Y.encodeStateAsUpdate(doc) })
    return (await verify(forged)).findings.flatMap((each) =>
      each.kind === 'seal' ? [each.signer] : [],
    )
  }

  it('nothing where nothing was changed', async () => {
    expect(await rewritten(() => () => ({}))).toEqual([])
  })

  it('both signatures beneath the text of another conference', async () => {
    expect(await rewritten(() => () => ({}), 'another')).toEqual(['hub', 'president'])
  })

  it('one of a device that never joined, though it is over the text', async () => {
    const found = await rewritten(async (hub) => {
      const { signature } = await signed(hub, stranger)
      const seal = { key: stranger.keys.sign, signature }
      return (deed) =>
        deed.kind === 'text-signed' ? { deed: { ...deed, device: stranger.id, seal } } : {}
    })
    expect(found).toEqual(['president'])
  })

  const forgeries: readonly (readonly [string, Change, readonly string[]])[] = [
    [
      'a key that is not that of the device',
      (deed) =>
        deed.kind === 'text-signed'
          ? { deed: { ...deed, seal: { ...deed.seal, key: stranger.keys.sign } } }
          : {},
      ['president'],
    ],
    [
      'a digest that nobody has signed',
      (deed) =>
        deed.kind === 'stage-opened' && deed.issued
          ? { deed: { ...deed, issued: { ...deed.issued, digest: 'e'.repeat(64) } } }
          : {},
      ['hub', 'president'],
    ],
    [
      'an adoption that the hub has not signed',
      (deed) => {
        if (deed.kind !== 'stage-opened' || !deed.issued) return {}
        const { seal: _, ...issued } = deed.issued
        return { deed: { ...deed, issued } }
      },
      ['hub'],
    ],
    [
      'another key of the hub than that of the founding',
      (deed) => (deed.kind === 'hosted' ? { deed: { ...deed, seal: stranger.keys.sign } } : {}),
      ['hub'],
    ],
    [
      'a signature by somebody who did not preside',
      (deed, by) => (deed.kind === 'text-signed' ? { by: { ...by, role: 'secretariat' } } : {}),
      ['president'],
    ],
    [
      'a signature in another person’s name',
      (deed, by) =>
        deed.kind === 'text-signed' ? { by: { ...by, person: personId('somebody-else') } } : {},
      ['president'],
    ],
    [
      'a device that had been revoked',
      (deed, by) =>
        deed.kind === 'joined' && deed.device && by.role === 'observer'
          ? { deed: { kind: 'device-revoked', device: president, of: by } }
          : {},
      ['president'],
    ],
  ]
  let president: DeviceId

  it.each(forgeries)('%s', async (_what, change, signers) => {
    const found = await rewritten((hub) => {
      const { seal } = textOf(hub)
      if (seal.president) president = seal.president.deed.device
      return change
    })
    expect(found).toEqual(signers)
  })
})
