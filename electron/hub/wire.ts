import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { HubNotice } from '../../shared/sync'

/**
 * Hocuspocus' messages as far as the hub must understand them to judge them: the name of the
 * document, a number for the kind, and what follows. (`MessageType` in @hocuspocus/server.)
 */
export type Message =
  | { readonly kind: 'auth'; readonly token: string }
  /** What the window has already; the answer is what it lacks. */
  | { readonly kind: 'ask' }
  /** What is new at the window, or all that the hub lacks, as an answer to its asking. */
  | { readonly kind: 'write'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'ask-presence' }
  | { readonly kind: 'close' }
  /** Free messages from one window to others: we have no use for them. */
  | { readonly kind: 'stateless' }
  | { readonly kind: 'unreadable' }

const types = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  broadcastStateless: 6,
  close: 7,
  syncStatus: 8,
} as const

/** Longer names than this are nobody's: `amendment/` and an id of 40 characters. */
const longestName = 60

/** `null` for what is not one of Hocuspocus' messages at all. */
export function documentOf(data: Uint8Array): string | null {
  try {
    const name = decoding.readVarString(decoding.createDecoder(data.subarray(0, 4 * longestName)))
    return name.length <= longestName ? name : null
  } catch {
    return null
  }
}

/**
 * Bytes of what somebody says they have: enough for 100,000 windows that have written in a document.
 * To read one that is as long as a message may be would keep everybody waiting for seconds.
 */
const longestVector = 1024 * 1024

export function readMessage(data: Uint8Array): Message {
  try {
    const decoder = decoding.createDecoder(data)
    decoding.readVarString(decoder)
    return readBody(decoder, decoding.readVarUint(decoder))
  } catch {
    return { kind: 'unreadable' }
  }
}

function readBody(decoder: decoding.Decoder, type: number): Message {
  switch (type) {
    case types.sync:
    case types.syncReply:
      return readSync(decoder)
    case types.awareness:
      return { kind: 'presence', update: decoding.readVarUint8Array(decoder) }
    case types.auth:
      if (decoding.readVarUint(decoder) !== 0) return { kind: 'unreadable' }
      return { kind: 'auth', token: decoding.readVarString(decoder) }
    case types.queryAwareness:
      return { kind: 'ask-presence' }
    case types.stateless:
    case types.broadcastStateless:
      return { kind: 'stateless' }
    case types.close:
      return { kind: 'close' }
    default:
      return { kind: 'unreadable' }
  }
}

/** Sync messages of y-protocols: 0 what one has, 1 what the other lacks, 2 what is new. */
function readSync(decoder: decoding.Decoder): Message {
  const step = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (step === 1 || step === 2) return { kind: 'write', update: body, isAnswer: step === 1 }
  if (step !== 0 || body.byteLength > longestVector) return { kind: 'unreadable' }
  Y.decodeStateVector(body)
  return { kind: 'ask' }
}

export function presenceMessage(document: string, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  encoding.writeVarUint(encoder, types.awareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

export function updateMessage(document: string, update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  encoding.writeVarUint(encoder, types.sync)
  writeUpdate(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** That one message of words is kept. */
export function takenMessage(document: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  encoding.writeVarUint(encoder, types.syncStatus)
  encoding.writeVarUint(encoder, 1)
  return encoding.toUint8Array(encoder)
}

export function noticeMessage(document: string, notice: HubNotice): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  encoding.writeVarUint(encoder, types.stateless)
  encoding.writeVarString(encoder, JSON.stringify(notice))
  return encoding.toUint8Array(encoder)
}

/** Whether a message of ours turns someone away: the answer to `auth` that is not a yes. */
export function isDenial(data: Uint8Array): boolean {
  const decoder = decoding.createDecoder(data)
  decoding.readVarString(decoder)
  return decoding.readVarUint(decoder) === types.auth && decoding.readVarUint(decoder) === 1
}
