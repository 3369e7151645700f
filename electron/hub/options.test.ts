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

it('takes no port, folder, limit or address that is none', () => {
  const wrong = (what: string) => ({ kind: 'wrong', what })
  for (const given of ['', '-1', '65536', '0x10', '1e3', ' 80'])
    for (const option of ['--port', '--metrics'])
      expect(readOptions([`${option}=${given}`])).toEqual(wrong(option))
  expect(readOptions(['--window', '/there is no such folder'])).toEqual(wrong('--window'))
  for (const given of ['', '0', '-1', 'much', '1e400'])
    for (const option of ['--daily-limit', '--total-limit'])
      expect(readOptions([`${option}=${given}`])).toEqual(wrong(option))
  for (const given of [
    '',
    'conference.example',
    'https://',
    'https://a/b',
    'https://me:pw@a',
    'https://a:b',
  ])
    expect(readOptions([`--address=${given}`])).toEqual(wrong('--address'))
})

it('takes no option that means nothing without another', () => {
  expect(readOptions(['--backup-every', '30'])).toEqual({ kind: 'wrong', what: '--backup-every' })
  expect(readOptions(['--backup-every', '30', '--backups', 'b'])).toMatchObject({
    options: { backups: { folder: 'b', minutes: 30 } },
  })
})

it('names the option that the parser could not take', () => {
  const wrong = (code: string, option: string) => ({ kind: 'wrong', what: { code, option } })
  const of = (...args: string[]) => readOptions(args)
  expect(of('--date', 'x')).toEqual(wrong('ERR_PARSE_ARGS_UNKNOWN_OPTION', '--date'))
  expect(of('--rescue')).toEqual(wrong('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', '--rescue'))
  expect(of('--port', '-1')).toEqual(wrong('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', '--port'))
  expect(of('--json=1')).toEqual(wrong('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', '--json'))
  expect(of('here')).toEqual(wrong('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', 'here'))
})
