import { afterAll, afterEach } from 'vitest'
import { clearScreen } from './shown'

// Nothing is laid out here that could be scrolled to.
Element.prototype.scrollIntoView ??= () => {}

// React asks for the first; jsdom lacks the second, with which menus look for their choices, and
// ids of ours need no escaping.
Object.assign(globalThis, {
  IS_REACT_ACT_ENVIRONMENT: true,
  CSS: { escape: (id: string) => id },
})

// A component may leave a timer behind, which would find no document once the last test is over.
const plainTimeout = globalThis.setTimeout
const timers = new Set<ReturnType<typeof setTimeout>>()
globalThis.setTimeout = Object.assign((...asked: Parameters<typeof setTimeout>) => {
  const timer = plainTimeout(...asked)
  timers.add(timer)
  return timer
}, plainTimeout)

afterEach(clearScreen)
afterAll(() => {
  for (const timer of timers) clearTimeout(timer)
})
