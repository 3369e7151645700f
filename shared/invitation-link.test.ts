import fc from 'fast-check'
import { expect, it } from 'vitest'
import { roles } from './conference'
import { conferenceId, delegationId } from './ids'
import { formatInvitationLink, type InvitationLink, parseInvitationLink } from './invitation-link'

const link: InvitationLink = {
  address: 'http://192.168.1.20:4870',
  conference: conferenceId('c7'),
  role: 'delegation',
  delegation: delegationId('d1'),
  pin: null,
  isFurther: false,
  token: 'a.b-c_d',
}

it('reads what it writes', () => {
  for (const isFurther of [false, true]) {
    const written = { ...link, isFurther }
    expect(parseInvitationLink(formatInvitationLink(written))).toEqual(written)
  }
})

const pin = 'k'.repeat(43)

it('names the key of a hub that has one, and of none that speaks in the clear', () => {
  const secure = { ...link, address: 'https://192.168.1.20:4870', pin }
  expect(parseInvitationLink(formatInvitationLink(secure))).toEqual(secure)
  for (const wrong of [
    { ...link, pin },
    { ...secure, pin: pin.slice(1) },
    { ...secure, pin: `${pin.slice(1)}+` },
  ]) {
    expect(parseInvitationLink(formatInvitationLink(wrong))).toBeNull()
  }
})

it('forgives the spaces and line breaks that mail adds', () => {
  const mailed = ` ${formatInvitationLink(link).replace('role=', '\n role=')} `
  expect(parseInvitationLink(mailed)).toEqual(link)
})

it.each(['http://[fe80::1]:4870', 'https://conference.example'])(
  'knows %s as an address',
  (address) => {
    expect(parseInvitationLink(formatInvitationLink({ ...link, address }))?.address).toBe(address)
  },
)

it.each([
  '',
  'https://example.org/',
  'http://192.168.1.20:4870/#/join?conference=c7&role=delegation&token=t',
  'http://192.168.1.20:4870/#/join?conference=c7&role=observer&delegation=d1&token=t',
  'http://192.168.1.20:4870/#/join?conference=C7&role=observer&token=t',
  'http://192.168.1.20:4870/#/join?conference=c7&role=emperor&token=t',
  'http://192.168.1.20:4870/#/join?conference=c7&role=observer',
  'http://192.168.1.20:4870/#/join?conference=c7&role=observer&token=%',
  'http://me:secret@host/#/join?conference=c7&role=observer&token=t',
  "http://host;script-src-elem'*'/#/join?conference=c7&role=observer&token=t",
  'javascript://host/#/join?conference=c7&role=observer&token=t',
])('is no invitation: %s', (typed) => {
  expect(parseInvitationLink(typed)).toBeNull()
})

it('reads back whatever token and role it was given', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      fc.constantFrom(...roles),
      (token, role) => {
        const delegation = role === 'delegation' ? link.delegation : null
        const written = { ...link, role, delegation, token }
        expect(parseInvitationLink(formatInvitationLink(written))).toEqual(written)
      },
    ),
    { seed: 20051123, numRuns: 1000 },
  )
})

it('reads a token with the equals signs that a mail program has decoded', () => {
  const mailed = formatInvitationLink({ ...link, token: 'abc==' }).replaceAll('%3D', '=')
  expect(parseInvitationLink(mailed)?.token).toBe('abc==')
})

it('answers every string, and never with another machine than the one that is written', () => {
  const pieces = [
    '@',
    '\\',
    '%',
    '%00',
    '\n',
    '\u202e',
    '#',
    '?',
    '/',
    ':',
    '=',
    '&',
    'x',
    '.evil',
    '[',
    '"',
  ]
  const insertion = fc.tuple(fc.nat({ max: 120 }), fc.constantFrom(...pieces))
  let read = 0
  fc.assert(
    fc.property(fc.array(insertion, { maxLength: 3 }), (insertions) => {
      const typed = insertions.reduce(
        (so, [at, piece]) => so.slice(0, at) + piece + so.slice(at),
        formatInvitationLink(link),
      )
      const parsed = parseInvitationLink(typed)
      // An impossible IP address, such as 192.168.1.300, is nobody's.
      if (!parsed || !URL.canParse(parsed.address)) return
      read++
      expect(new URL(parsed.address).origin).toBe(parsed.address)
      expect(new URL(typed.replace(/\s/g, '')).origin).toBe(parsed.address)
    }),
    { seed: 20051123, numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(300)
})
