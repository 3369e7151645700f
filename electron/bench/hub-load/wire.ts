import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { schemaVersion } from '../../../shared/document/schema-version'
import { syncPath } from '../../../shared/sync'

/** The two ways in which servers of Yjs documents are spoken to. */
export type Dialect = 'hocuspocus' | 'y-websocket'

export interface Place {
  readonly dialect: Dialect
  /** Origin: `http://127.0.0.1:4870`. */
  readonly address: string
  readonly document: string
}

const sync = 0
const auth = 2
const step = { ask: 0, answer: 1, update: 2 } as const

export function urlOf({ dialect, address, document }: Place): string {
  const origin = address.replace(/^http/, 'ws')
  return dialect === 'hocuspocus' ? origin + syncPath(schemaVersion) : `${origin}/${document}`
}

/** What is said first: who one is, where that is asked, and what one has. */
export function greeting(place: Place, token: string, stateVector: Uint8Array): Uint8Array[] {
  const asking = message(place, (to) => {
    encoding.writeVarUint(to, sync)
    encoding.writeVarUint(to, step.ask)
    encoding.writeVarUint8Array(to, stateVector)
  })
  if (place.dialect === 'y-websocket') return [asking]
  const paper = message(place, (to) => {
    encoding.writeVarUint(to, auth)
    encoding.writeVarUint(to, 0)
    encoding.writeVarString(to, token)
  })
  return [paper, asking]
}

export function writing(place: Place, update: Uint8Array): Uint8Array {
  return message(place, (to) => {
    encoding.writeVarUint(to, sync)
    encoding.writeVarUint(to, step.update)
    encoding.writeVarUint8Array(to, update)
  })
}

/** Whether a message brings what was asked for. */
export function isAnswer({ dialect }: Place, data: Uint8Array): boolean {
  const from = decoding.createDecoder(data)
  if (dialect === 'hocuspocus') decoding.readVarString(from)
  return decoding.readVarUint(from) === sync && decoding.readVarUint(from) === step.answer
}

function message({ dialect, document }: Place, write: (to: encoding.Encoder) => void) {
  const to = encoding.createEncoder()
  if (dialect === 'hocuspocus') encoding.writeVarString(to, document)
  write(to)
  return encoding.toUint8Array(to)
}
