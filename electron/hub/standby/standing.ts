import { z } from 'zod'
import { type ConferenceId, isId } from '../../../shared/ids'
import { isAddress, isPin } from '../../../shared/invitation-link'
import { type Standby, StandbySchema } from '../../../shared/standby'
import type { Store } from '../store'

/** The way to the hub that is followed, as the secretariat's link names it. */
export const LinkSchema = z.strictObject({
  address: z.string().refine(isAddress),
  conference: z.custom<ConferenceId>(isId),
  pin: z.string().refine(isPin).nullable(),
  token: z.string().min(1).max(4096),
})
export type StandbyLink = z.infer<typeof LinkSchema>

const FollowsSchema = z.strictObject({
  link: LinkSchema,
  /** The start of the first hub whose writes are numbered so, and the last that is here. */
  run: z.string(),
  through: z.int().min(0),
})
export type Follows = z.infer<typeof FollowsSchema>

/**
 * What a file says of its own place among the hubs of its conference. These are each file's own: a
 * standby is told of none of them.
 */
const keys = {
  /** It is a standby's copy: nobody opens it as a hub before it has taken over. */
  follows: 'standby/follows',
  /** By which link it was asked for last, once the first has answered that this is good no longer. */
  sentAway: 'standby/sent-away',
  /** The paper of the hub that has taken over from this one. */
  superseded: 'standby/superseded',
  /** Those that follow this one. */
  known: 'standby/known',
  /** Of a hub that has taken over: its paper, and where the one before was. */
  paper: 'standby/paper',
  before: 'standby/before',
} as const

export async function followsIn(store: Store): Promise<Follows | null> {
  const found = FollowsSchema.safeParse(parse(await read(store, keys.follows)))
  return found.success ? found.data : null
}

export function setFollows(store: Store, follows: Follows | null): Promise<void> {
  return write(store, keys.follows, follows ? JSON.stringify(follows) : '')
}

/** Whether the first has sent away whoever comes by the link of this copy. */
export async function isSentAway(store: Store): Promise<boolean> {
  const token = (await followsIn(store))?.link.token
  return token !== undefined && (await read(store, keys.sentAway)) === token
}

/** `null` once it is answered again. */
export function setSentAway(store: Store, link: StandbyLink | null): Promise<void> {
  return write(store, keys.sentAway, link?.token ?? '')
}

export async function supersededIn(store: Store): Promise<boolean> {
  return (await read(store, keys.superseded)) !== ''
}

export function setSuperseded(store: Store, paper: string): Promise<void> {
  return write(store, keys.superseded, paper)
}

export async function knownIn(store: Store): Promise<readonly Standby[]> {
  const found = z.array(StandbySchema).safeParse(parse(await read(store, keys.known)))
  return found.success ? found.data : []
}

export function setKnown(store: Store, standbys: readonly Standby[]): Promise<void> {
  return write(store, keys.known, JSON.stringify(standbys))
}

export async function paperIn(store: Store): Promise<string | null> {
  return (await read(store, keys.paper)) || null
}

export async function beforeIn(store: Store): Promise<Standby | null> {
  const found = StandbySchema.safeParse(parse(await read(store, keys.before)))
  return found.success ? found.data : null
}

/** From a standby's copy to the file of a hub that has taken over. */
export async function setTakenOver(store: Store, paper: string, before: Standby): Promise<void> {
  await Promise.all([
    write(store, keys.paper, paper),
    write(store, keys.before, JSON.stringify(before)),
    setKnown(store, []),
    setFollows(store, null),
    setSentAway(store, null),
  ])
}

/** A copy of a hub's file says of itself what the hub's file does; a standby's begins blank. */
export async function forgetPlace(store: Store): Promise<void> {
  await Promise.all(Object.values(keys).map((key) => write(store, key, '')))
}

async function read(store: Store, key: string): Promise<string> {
  return new TextDecoder().decode((await store.getMeta(key)) ?? new Uint8Array())
}

function write(store: Store, key: string, value: string): Promise<void> {
  return store.putMeta(key, new TextEncoder().encode(value))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // Nothing is kept there.
  }
}

/** `https://192.168.1.20:4870/#/standby?conference=…&pin=…&token=…` */
export function formatStandbyLink({ address, conference, pin, token }: StandbyLink): string {
  const fields = new URLSearchParams({ conference, ...(pin && { pin }), token })
  return `${address}/#/standby?${fields}`
}

/** `null` for what is none. */
export function parseStandbyLink(typed: string): StandbyLink | null {
  const match = /^(https?:\/\/[^\s/?#]+)\/?#\/standby\?(\S+)$/i.exec(typed.replace(/\s+/g, ''))
  const fields = new URLSearchParams(match?.[2])
  const found = LinkSchema.safeParse({
    address: match?.[1]?.toLowerCase(),
    conference: fields.get('conference'),
    pin: fields.get('pin'),
    token: fields.get('token'),
  })
  return found.success ? found.data : null
}
