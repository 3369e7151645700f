import type { NoSource } from '../../shared/exchange/incoming/source'
import type { Failed, FileRead, FoundProposals, FoundText, Question, Reply } from './questions'

/** What of a worker is used. */
export interface Clerk {
  postMessage(question: Question): void
  addEventListener(type: 'message', heed: (event: { readonly data: Reply }) => void): void
  addEventListener(type: 'error', heed: () => void): void
  terminate(): void
}

/** Reads one file, in a thread of its own. */
export interface FileReading {
  read(file: File): Promise<FileRead | NoSource | Failed>
  proposals(of: Omit<Of<'proposals'>, 'id' | 'kind'>): Promise<FoundProposals | Failed>
  /** The whole file, as the text that it would become. */
  takeIn(file: File): Promise<FoundText | NoSource | Failed>
  /** At any time; nothing is answered from then on. */
  close(): void
}

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>
type Asking = Omit<Of<'read'>, 'id'> | Omit<Of<'take-in'>, 'id'> | Omit<Of<'proposals'>, 'id'>

export function openFileReading(clerk: Clerk): FileReading {
  const waiting = new Map<number, (reply: Reply) => void>()
  let ids = 0

  const settle = (reply: Reply) => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  }
  clerk.addEventListener('message', ({ data }) => settle(data))
  clerk.addEventListener('error', () => {
    for (const id of waiting.keys()) settle({ id, kind: 'failed' })
  })
  const ask = (asking: Asking) =>
    new Promise<Reply>((resolve) => {
      const id = ++ids
      waiting.set(id, resolve)
      clerk.postMessage({ ...asking, id })
    })

  return {
    async read(file) {
      const reply = await ask({ kind: 'read', file })
      return reply.kind === 'proposals' || reply.kind === 'text' ? failed : reply
    },
    async proposals(of) {
      const reply = await ask({ kind: 'proposals', ...of })
      return reply.kind === 'proposals' ? reply : failed
    },
    async takeIn(file) {
      const reply = await ask({ kind: 'take-in', file })
      return reply.kind === 'proposals' || reply.kind === 'read' ? failed : reply
    },
    close() {
      waiting.clear()
      clerk.terminate()
    },
  }
}

const failed: Failed = { kind: 'failed' }

/** A file of the window's own, since its policy lets it run nothing else. */
export function hireReader(): Clerk {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
}
