import { expect, it } from 'vitest'
import { sealOf } from '../../shared/versions/text-seal'
import { cell } from './live'
import { signText } from './sign-text'
import { ends, invite, joinOn, newDevice, startHub, take, until } from './testing/real-hub'

/** The president's window over a text that has just been adopted by it. */
async function adopted() {
  const hub = await startHub()
  const secretariat = await take(hub.invitation, 'Sofia')
  const president = await take(await invite(secretariat, { role: 'president' }), 'Zoé')
  await until(president.text, ({ state }) => state.kind === 'open')
  await until(president.register, (register) => register !== null)
  for (const stage of ['adopting', 'adopted'] as const) {
    const override = { reason: 'It is put right in print.' }
    const answer = await president.perform({
      kind: 'open-stage',
      stage,
      ...(stage === 'adopted' && { override }),
    })
    expect(answer).toMatchObject({ kind: 'done' })
  }
  return { hub, secretariat, president }
}

it('[V16] is signed by the window that adopts it, and everyone sees it', async () => {
  const { secretariat, president } = await adopted()
  const isSigned = (register: ReturnType<typeof secretariat.register.get>) =>
    register !== null && (sealOf(register)?.president ?? null) !== null
  await until(secretariat.register, isSigned)
  const register = secretariat.register.get()
  const seal = register && sealOf(register)
  expect(seal?.president?.entry.by.name).toBe('Zoé')
  expect(await president.perform({ kind: 'sign-adopted-text' })).toEqual({
    kind: 'refused',
    why: 'text-signed-already',
  })
}, 60_000)

it('signs nothing but what the window shows', async () => {
  const { hub, secretariat, president } = await adopted()
  ends.push(president.reading.subscribe(() => {}))
  await until(president.reading, (text) => text !== null)
  const register = president.register.get()
  if (!register) throw new Error('The register has arrived')
  const device = await newDevice()
  const link = await invite(secretariat, { role: 'president' })
  const entered = await joinOn(device, link, 'Next')
  const pending = cell<typeof register | null>({
    ...register,
    record: register.record.filter(({ deed }) => deed.kind !== 'text-signed'),
  })
  const asked: string[] = []
  const sign = (text: ReturnType<typeof president.reading.get>) =>
    signText({
      address: new URL(hub.address).origin,
      paper: entered.token,
      conference: register.conference.id,
      register: pending,
      text: () => text,
      device: async () => device,
      perform: async ({ kind }) => {
        asked.push(kind)
        return { kind: 'done', result: { kind: 'nothing' } }
      },
    })
  const shown = president.reading.get()
  const damaged = { kind: 'problem', why: 'version-damaged' }
  expect(await sign(shown?.copy(shown.content.cut(0, 40)) ?? null)).toEqual(damaged)
  expect(await sign(null)).toEqual(damaged)
  const [final] = pending.get()?.versions.slice(-1) ?? []
  if (!final) throw new Error('The adoption has issued it')
  pending.set({ ...register, record: [], versions: [{ ...final, digest: 'f'.repeat(64) }] })
  expect(await sign(shown)).toEqual(damaged)
  expect(asked).toEqual([])
  pending.set({ ...register, record: [] })
  expect(await sign(shown)).toMatchObject({ kind: 'done' })
}, 60_000)
