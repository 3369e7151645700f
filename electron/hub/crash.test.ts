import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRegister } from '../../shared/amendments/register'
import type { Entered } from '../../shared/protocol'
import { firstFalse } from './record'
import { Participant } from './testing/participant'
import { Chair, type Chance, chances, keysIn, Reader, Typist } from './testing/told'
import { type Running, WarmHubs } from './testing/warm-hub'

/** Kept: a seed that ever found something stays here. */
const seeds = [20261126, 7]
const killsEach = 100
/** Answers after which a hub is killed, at the most, and milliseconds after the last. */
const mostAnswers = { keys: 60, acts: 3 } as const
const longestLater = 5
/** However slow the machine is. */
const longestLife = 3_000
/** Milliseconds within which one that is killed while it opens has not opened yet, or just has. */
const opening = 60

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-crash-'))
const hubs = new WarmHubs()
beforeAll(() => hubs.build())
afterAll(async () => {
  await hubs.remove()
  rmSync(folder, { recursive: true })
})

/** Three who type, one who reads and one who acts, before a hub that is killed again and again. */
class Meeting {
  readonly typists: readonly Typist[]
  readonly #seen = new Set<string>()
  readonly chair: Chair
  #awaited: { of: keyof typeof mostAnswers; count: number } = { of: 'keys', count: 0 }
  #enough = () => {}

  private constructor(
    seats: readonly Entered[],
    readonly reader: Reader,
    chair: Entered,
  ) {
    this.chair = new Chair(chair, () => this.#answered('acts'))
    this.typists = seats.map((joined) => new Typist(joined, () => this.#answered('keys')))
  }

  static async gather({ invitation }: Running): Promise<Meeting> {
    const chair = await Participant.join(invitation, 'Chair')
    const seat = async (name: string) => {
      const person = await chair.invite({ role: 'secretariat' }, name)
      person.leave()
      return person.joined
    }
    const seats = [await seat('ada'), await seat('ben'), await seat('cyr')]
    const reader = new Reader(await seat('Reader'))
    chair.leave()
    return new Meeting(seats, reader, chair.joined)
  }

  /** Everything anyone was told is there once, and nothing is there that nobody did. */
  async check(address: string): Promise<void> {
    const { text, register } = await this.reader.come(address)
    const keys = counted(keysIn(text))
    const { record = [] } = readRegister(register) ?? {}
    const acts = counted(Chair.actsIn(record))
    const pressed = new Set(this.typists.flatMap((typist) => [...typist.pressed]))
    const gone = new Set(this.typists.flatMap((typist) => [...typist.gone]))
    const kept = this.typists.flatMap((typist) => [...typist.kept])
    expect({
      lostKeys: kept.filter((key) => !keys.has(key)),
      lostActs: [...this.chair.done].filter((act) => !acts.has(act)),
      returned: [...gone].filter((key) => keys.has(key)),
      twice: [...keys, ...acts].filter(([, count]) => count > 1),
      strange: [...keys.keys()].filter((key) => !pressed.has(key)),
      unasked: [...acts.keys()].filter((act) => !this.chair.asked.has(act)),
      brokenAt: firstFalse(record),
      unseen: [...this.#seen].filter((key) => !keys.has(key) && !this.#mayBeGone(key)),
    }).toEqual({
      lostKeys: [],
      lostActs: [],
      returned: [],
      twice: [],
      strange: [],
      unasked: [],
      brokenAt: null,
      unseen: [],
    })
  }

  /** Types and acts until the hub is gone. `come` resolves when everyone is there. */
  live(address: string, chance: Chance, gone: Promise<void>) {
    // A hub that is killed meanwhile breaks the connection; that is what they are here for.
    const coming = this.typists.map((each) => each.come(address).catch(() => gone))
    const come = Promise.race([Promise.all(coming), gone])
    return { come, over: this.#live(address, chance, come, gone) }
  }

  async #live(
    address: string,
    chance: Chance,
    come: Promise<unknown>,
    gone: Promise<void>,
  ): Promise<void> {
    let isGone = false
    const over = gone.then(() => {
      isGone = true
    })
    await come
    const acting = this.chair.goOn(address)
    while (!isGone) {
      for (const typist of this.typists) typist.press(chance)
      await Promise.race([setTimeout(chance() * 12), over])
    }
    await acting
    for (const typist of this.typists) typist.leave()
    this.#seen.clear()
    for (const key of this.reader.leave()) this.#seen.add(key)
  }

  /** Resolves when so many keys, or acts, as chance will have it have been answered from now on. */
  answers(chance: Chance): Promise<void> {
    const of = chance() < 0.5 ? 'keys' : 'acts'
    this.#awaited = { of, count: Math.ceil(chance() * mostAnswers[of]) }
    return new Promise((resolve) => {
      this.#enough = resolve
    })
  }

  #answered(of: keyof typeof mostAnswers): void {
    if (of === this.#awaited.of && --this.#awaited.count <= 0) this.#enough()
  }

  /** Whether somebody has asked for it to be taken back, answered or not. */
  #mayBeGone(key: string): boolean {
    return this.typists.some((typist) => typist.pressed.has(key) && typist.asked.has(key))
  }
}

it.concurrent.each(seeds)(
  'what anyone was told is there once after each of a hundred kills (seed %i)',
  async (seed) => {
    const chance = chances(seed)
    const file = join(folder, `${seed}.rapporteur`)
    let meeting: Meeting | null = null
    let next = hubs.warm()
    for (let kills = 0; kills < killsEach; kills++) {
      const hub = next
      next = hubs.warm()
      // One in eight does not live to be asked anything.
      const early = meeting !== null && chance() < 0.125
      const opened = hub.open(file)
      if (early) {
        await setTimeout(chance() * opening)
        await hub.kill()
        continue
      }
      const running = await opened
      if (!running) throw new Error(hub.said)
      meeting ??= await Meeting.gather(running)
      await meeting.check(running.address)
      const { come, over } = meeting.live(running.address, chance, hub.ended)
      const answers = meeting.answers(chance)
      if (chance() < 0.75) await Promise.race([answers, setTimeout(longestLife)])
      else if (chance() < 0.5) await come
      await setTimeout(chance() * longestLater)
      await hub.kill()
      await over
    }
    const last = await next.open(file)
    if (!last || !meeting) throw new Error(next.said)
    await meeting.check(last.address)
    meeting.reader.leave()
    // That it was a load: a test in which nobody is answered would show nothing.
    const sum = (of: (typist: Typist) => number) =>
      meeting?.typists.reduce((all, typist) => all + of(typist), 0) ?? 0
    expect(sum(({ kept, asked }) => kept.size + asked.size)).toBeGreaterThan(5 * killsEach)
    expect(sum(({ gone }) => gone.size)).toBeGreaterThan(killsEach / 4)
    expect(meeting.chair.done.size).toBeGreaterThan(killsEach / 4)
    await next.kill()
  },
  600_000,
)

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
