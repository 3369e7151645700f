import { type Entry, type Log, nameOf } from './log'

type Written = (error?: Error | null) => void

/**
 * Lines of JSON on stderr: when, how bad, what, and numbers. Of a fault its kind, which the program
 * has named, and never its message, which may quote what it failed on.
 *
 * From then on this process puts out nothing else. What a library prints is counted and left out,
 * and a fault that nobody foresaw ends the process as it would have, without the lines of the source
 * and the values that Node would show. Only what V8 itself says when memory runs out is beyond reach;
 * it holds addresses and the names of functions.
 */
export function jsonLog(now: () => Date): Log {
  const { stdout, stderr } = process
  const [out, line] = [stdout.write.bind(stdout), stderr.write.bind(stderr)]
  const tell = ({ level, event, numbers = {}, fault }: Entry) => {
    const kind = fault === undefined ? {} : { fault: plain(nameOf(fault)) }
    line(`${JSON.stringify({ time: now().toISOString(), level, event, ...numbers, ...kind })}\n`)
  }
  const printed = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | Written,
    written?: Written,
  ): boolean => {
    const bytes = Buffer.byteLength(chunk)
    tell({ level: 'warning', event: 'printed', numbers: { bytes }, sentence: null })
    const done = typeof encoding === 'function' ? encoding : written
    if (done) process.nextTick(done)
    return true
  }
  stdout.write = printed
  stderr.write = printed
  // Node's own listener prints past the streams.
  process.removeAllListeners('warning')
  process.on('warning', (fault) =>
    tell({ level: 'warning', event: 'fault', fault, sentence: null }),
  )
  process.on('uncaughtException', (fault) => {
    tell({ level: 'error', event: 'ended', fault, sentence: null })
    process.exit(1)
  })
  return { tell, answer: (asked) => void out(`${asked}\n`) }
}

/** The name of an error class and a code need no other letters. */
const plain = (name: string) =>
  name
    .replace(/[^\w .()-]/g, '')
    .slice(0, 120)
    .trim()
