import { describe, expect, it } from 'vitest'
import type { RecordEntry, Register } from '../../../shared/amendments/register'
import { deviceId, versionId } from '../../../shared/ids'
import { t } from '../../i18n/translate'
import { StageWord } from '../StageWord'
import { press, registerWith, seats, show } from '../testing/show'
import { VersionsPanel } from '../versions/VersionsPanel'

const version = versionId('v1')
const by = { person: seats.president.person, name: 'Paul', role: 'president' } as const
const own = { key: 'B', signature: 's' }
const entry = (number: number, deed: RecordEntry['deed']): RecordEntry => ({
  number,
  at: '2005-11-23T18:00:00.000Z',
  by: { ...by, delegation: null },
  deed,
  previous: '',
  hash: '',
})
const adoption = entry(1, {
  kind: 'stage-opened',
  stage: 'adopted',
  issued: { version, digest: 'd1', seal: own },
})
const signature = entry(2, {
  kind: 'text-signed',
  version,
  device: deviceId('device-1'),
  seal: own,
})

const adopted = (...record: readonly RecordEntry[]): Register =>
  registerWith({
    stage: 'adopted',
    versions: [
      {
        id: version,
        symbol: 'CCW/CONF.7/5',
        kind: 'final',
        issued: adoption.at,
        by: adoption.by,
        record: 0,
        digest: 'd1',
        changes: null,
      },
    ],
    record,
  })

const bar = <StageWord onOutstanding={() => {}} />
const list = <VersionsPanel onOpened={() => {}} />

describe('an adopted text that the president has not signed', () => {
  const pending = adopted(adoption)

  it('is said to be so beside the stage, to everyone', () => {
    for (const seat of [seats.president, seats.secretariat, seats.ardesia, seats.observer]) {
      const { screen, unmount } = show(bar, seat, pending)
      expect(screen.textContent).toContain(t('seal.word'))
      unmount()
    }
  })

  it.each([
    ['the bar', bar],
    ['the list of versions', list],
  ])('is signed by the president from %s', async (_where, part) => {
    const { screen, asked } = show(part, seats.president, pending)
    await press(screen, t('seal.sign'))
    expect(asked.acts).toEqual([{ kind: 'sign-adopted-text' }])
  })

  it('is for nobody else to sign', () => {
    const { screen } = show(bar, seats.secretariat, pending)
    expect(screen.querySelector('button')).toBeNull()
  })

  it('says why a signature was not taken', async () => {
    const { screen, asked } = show(bar, seats.president, pending)
    asked.answer = { kind: 'refused', why: 'signature-not-valid' }
    await press(screen, t('seal.sign'))
    expect(screen.textContent).toContain(t('problem.act.signature-not-valid.what'))
  })
})

it('says by whom it was signed, what, and that the hub did', () => {
  const { screen } = show(list, seats.observer, adopted(adoption, signature))
  expect(screen.textContent).toContain('Signed as president by Paul')
  expect(screen.textContent).toContain(t('seal.hub'))
  expect(screen.textContent).toContain('SHA-256 d1')
  const { screen: above } = show(bar, seats.president, adopted(adoption, signature))
  expect(above.textContent).toBe(t('bar.stage.adopted'))
})

it('has nothing to say before the adoption', () => {
  expect(show(bar, seats.observer, registerWith()).screen.textContent).not.toContain(t('seal.word'))
})
