import { readFileSync } from 'node:fs'

/** What a process has used of the machine so far, as Linux counts it. */
export interface Use {
  readonly cpuMs: number
  readonly megabytes: number
}

/** Milliseconds of one tick of the kernel's accounts. */
const tick = 10

export function readUse(pid: number): Use {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name of the command, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user, system] = [Number(fields[11]), Number(fields[12])]
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0)
  return { cpuMs: (user + system) * tick, megabytes: kilobytes / 1024 }
}
