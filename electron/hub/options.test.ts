import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { conferenceId } from '../../shared/ids'
import { readOptions } from './options'
import { formatStandbyLink } from './standby/standing'

it('takes fonts from a folder that is there', () => {
  expect(readOptions(['--fonts', tmpdir()])).toMatchObject({ options: { fonts: tmpdir() } })
  const missing = join(tmpdir(), 'there is no such folder')
  expect(readOptions(['--fonts', missing])).toEqual({ kind: 'wrong', what: '--fonts' })
})

it('takes a number of drafts that can be one', () => {
  expect(readOptions(['--draft-limit', '50'])).toMatchObject({ options: { mostDrafts: 50 } })
  for (const given of ['0', '1.5', 'many', '']) {
    expect(readOptions([`--draft-limit=${given}`])).toEqual({
      kind: 'wrong',
      what: '--draft-limit',
    })
  }
})

it('takes the link of a standby from a file or from the environment, and from no command', () => {
  const link = {
    address: 'https://192.168.1.20:4870',
    conference: conferenceId('c1'),
    pin: null,
    token: 'a.b.c',
  }
  const written = formatStandbyLink(link)
  const file = join(mkdtempSync(join(tmpdir(), 'rapporteur-options-')), 'standby.link')
  onTestFinished(() => rmSync(dirname(file), { recursive: true }))
  writeFileSync(file, `${written}\n`)
  const standby = { options: { standby: link } }
  expect(readOptions(['--standby', file])).toMatchObject(standby)
  expect(readOptions([], { RAPPORTEUR_STANDBY: written })).toMatchObject(standby)
  expect(readOptions(['--standby', written])).toEqual({ kind: 'shown' })
  expect(readOptions(['--standby', `${file}.gone`])).toEqual({ kind: 'wrong', what: '--standby' })
  expect(readOptions([], { RAPPORTEUR_STANDBY: 'nothing' })).toEqual({
    kind: 'wrong',
    what: '--standby',
  })
})
