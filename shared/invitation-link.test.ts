import { expect, it } from 'vitest'
import { conferenceId, delegationId } from './ids'
import { formatInvitationLink, type InvitationLink, parseInvitationLink } from './invitation-link'

const link: InvitationLink = {
  address: 'http://192.168.1.20:4870',
  conference: conferenceId('c7'),
  role: 'delegation',
  delegation: delegationId('d1'),
  token: 'a.b-c_d',
}

it('reads what it writes', () => {
  expect(parseInvitationLink(formatInvitationLink(link))).toEqual(link)
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
